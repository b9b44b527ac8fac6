package dev.monitor.deliver;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** The messages of a Twilio account, and the list that the API gives of them: newest first, in pages. */
final class TwilioMessages {
    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

    private record Entry(String sid, String to, String from, String body, String status, Instant at) {
        /** What waits was not sent yet, so it is among those of no day. */
        boolean isOf(TwilioRequest question) {
            String least = question.field("DateSent>");
            String exact = question.field("DateSent");
            boolean dated = !least.isEmpty() || !exact.isEmpty();
            String day = LocalDate.ofInstant(at, ZoneOffset.UTC).toString();
            return (question.to().isEmpty() || question.to().equals(to))
                    && (question.from().isEmpty() || question.from().equals(from))
                    && !(dated && status.equals("queued"))
                    && day.compareTo(least) >= 0
                    && (exact.isEmpty() || day.equals(exact));
        }

        ObjectNode json() {
            String date = DateTimeFormatter.RFC_1123_DATE_TIME.format(at.atOffset(ZoneOffset.UTC));
            return JSON.objectNode()
                    .put("sid", sid)
                    .put("account_sid", TwilioServer.SID)
                    .put("to", to)
                    .put("from", from)
                    .put("body", body)
                    .put("status", status)
                    .put("direction", "outbound-api")
                    .put("num_segments", "1")
                    .put("date_created", date)
                    .put("date_sent", status.equals("queued") ? null : date)
                    .putNull("error_code")
                    .putNull("error_message");
        }
    }

    private final List<Entry> entries = new ArrayList<>();
    private int mostOnAPage = 1000;

    /** Adds a message that is newer than all before; gives its id. */
    String add(String to, String from, String body, String status, Instant at) {
        String sid = String.format("SM%032x", entries.size() + 1);
        entries.add(0, new Entry(sid, to, from, body, status, at));
        return sid;
    }

    void mostOnAPage(int messages) {
        mostOnAPage = messages;
    }

    String json(String sid) {
        return entries.stream()
                .filter(entry -> entry.sid.equals(sid))
                .findFirst()
                .orElseThrow()
                .json()
                .toString();
    }

    String page(TwilioRequest question) {
        int size = Math.min(mostOnAPage, number(question, "PageSize", 50));
        int page = number(question, "Page", 0);
        List<Entry> found =
                entries.stream().filter(entry -> entry.isOf(question)).toList();
        ArrayNode messages = JSON.arrayNode();
        found.stream().skip((long) page * size).limit(size).map(Entry::json).forEach(messages::add);
        ObjectNode answer =
                JSON.objectNode().put("page", page).put("page_size", size).put("uri", question.path());
        answer.set("messages", messages);
        boolean last = (page + 1) * size >= found.size();
        answer.put("next_page_uri", last ? null : question.path() + "?" + query(question.fields(), page + 1));
        return answer.toString();
    }

    private static int number(TwilioRequest question, String field, int fallback) {
        return question.field(field).isEmpty() ? fallback : Integer.parseInt(question.field(field));
    }

    private static String query(Map<String, String> fields, int page) {
        return fields.entrySet().stream()
                        .filter(field -> !field.getKey().equals("Page"))
                        .map(field -> URLEncoder.encode(field.getKey(), StandardCharsets.UTF_8) + "="
                                + URLEncoder.encode(field.getValue(), StandardCharsets.UTF_8))
                        .collect(Collectors.joining("&"))
                + "&Page=" + page;
    }
}
