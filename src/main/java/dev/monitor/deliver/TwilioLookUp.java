package dev.monitor.deliver;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import org.jspecify.annotations.Nullable;

/** Finds out whether Twilio took a message although its answer never arrived. Asking changes nothing. */
final class TwilioLookUp {
    private static final int PAGE_SIZE = 50;
    private static final int MOST_PAGES = 10;

    private final TwilioApi api;
    private final MonotonicTime time;

    TwilioLookUp(TwilioApi api) {
        this.api = api;
        this.time = MonotonicTime.SYSTEM;
    }

    /**
     * Looks among the messages to a number.
     *
     * @param text of the message, which no other message to that number has
     * @param created when it was made up: Twilio cannot have sent it long before
     * @return Twilio's id of it; null if it was not taken, or could not be delivered
     * @throws ChannelException if that cannot be told
     */
    @Nullable
    String find(String to, String text, Instant created) throws ChannelException {
        Duration end = time.now().plus(api.deadline());
        String query = "To=" + URLEncoder.encode(to, StandardCharsets.UTF_8) + "&PageSize=" + PAGE_SIZE;
        // What still waits at Twilio has no date of sending, and is not among those of any day: the newest come first.
        String sid = find(text, query, 1, end);
        // A day more, for clocks that disagree.
        LocalDate day = LocalDate.ofInstant(created, ZoneOffset.UTC).minusDays(1);
        return sid != null ? sid : find(text, query + "&DateSent%3E=" + day, MOST_PAGES, end);
    }

    private @Nullable String find(String text, String firstQuery, int mostPages, Duration end) throws ChannelException {
        String query = firstQuery;
        for (int page = 0; page < mostPages && !query.isEmpty(); page++) {
            TwilioAnswer answer = page(query, end);
            for (JsonNode message : answer.json().path("messages")) {
                if (isTaken(message, text)) {
                    return message.path("sid").asText();
                }
            }
            query = nextQuery(answer);
        }
        return null;
    }

    private TwilioAnswer page(String query, Duration end) throws ChannelException {
        Duration left = end.minus(time.now());
        if (left.isNegative()) {
            throw new ChannelException("the list of messages is too slow");
        }
        TwilioAnswer answer = api.messages(query, left);
        if (!answer.isOk()) {
            throw new ChannelException(api.oneLine(TwilioVerdict.refusal(answer)));
        }
        if (!answer.json().path("messages").isArray()) {
            throw new ChannelException("an answer from Twilio without a list of messages");
        }
        return answer;
    }

    private static boolean isTaken(JsonNode message, String text) {
        boolean failed = switch (message.path("status").asText()) {
            case "failed", "undelivered", "canceled" -> true;
            default -> false;
        };
        // A trial account puts words of its own before the text.
        return !failed && message.path("body").asText().endsWith(text);
    }

    /** Of the address of the next page the query alone is used: the credentials go nowhere else. */
    private static String nextQuery(TwilioAnswer answer) {
        String next = answer.text("next_page_uri");
        return next.substring(next.indexOf('?') + 1);
    }
}
