package dev.monitor.cli;

import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.monitor.deliver.BotApiRequest;
import dev.monitor.deliver.BotApiServer;
import dev.monitor.deliver.MailServer;
import dev.monitor.deliver.TwilioRequest;
import dev.monitor.deliver.TwilioServer;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What became of alerts on their way: as the servers were asked, and as the store has it. */
final class AlertArrivals {
    /** As much of a message's id as an SMS has room for. */
    private static final int SHORT_ID = 8;

    private final BotApiServer telegram;
    private final TwilioServer twilio;
    private final MailServer mail;
    private final Path store;

    AlertArrivals(BotApiServer telegram, TwilioServer twilio, MailServer mail, Path store) {
        this.telegram = telegram;
        this.twilio = twilio;
        this.mail = mail;
        this.store = store;
    }

    /** A message for one recipient. */
    record Arrival(String recipient, String message) {}

    /** How often the servers were asked to take each alert, whatever they said. */
    Map<Arrival, Integer> requests() {
        Map<Arrival, Integer> requests = new HashMap<>();
        for (BotApiRequest request : telegram.requests()) {
            count(requests, request.chat(), request.text() + request.caption(), "<code>id ");
        }
        for (TwilioRequest request : twilio.requests()) {
            count(requests, request.to(), request.body(), " (");
        }
        for (MailServer.Mail each : mail.mails()) {
            count(requests, each.to(), each.source(), "X-Monitor-Id: ");
        }
        return requests;
    }

    private static void count(Map<Arrival, Integer> requests, String recipient, String text, String beforeId) {
        int at = text.lastIndexOf(beforeId);
        if (at >= 0) {
            int begin = at + beforeId.length();
            String id = text.substring(begin, Math.min(text.length(), begin + SHORT_ID));
            requests.merge(new Arrival(recipient, id), 1, Integer::sum);
        }
    }

    /** The alerts whose arrival is written down. */
    Set<Arrival> settled() throws SQLException {
        Set<Arrival> settled = new HashSet<>();
        for (List<String> row : rows("o.state = 'delivered' AND o.part = 1")) {
            settled.add(new Arrival(row.get(1), row.get(2)));
        }
        return settled;
    }

    long pending() throws SQLException {
        return number("SELECT count(*) FROM outbox WHERE state = 'pending'");
    }

    /** How many messages of alerts runs had for a channel. */
    long messages(String channel) throws SQLException {
        return number("SELECT count(*) FROM message WHERE kind = 'ALERT' AND run > 0 AND channel = '" + channel + "'");
    }

    /** Each alert arrived, by itself or in a digest, at all recipients but those who block it, where that is the reason. */
    void check(Set<String> blocked) throws SQLException {
        Map<Arrival, Integer> asked = requests();
        for (List<String> row : rows("o.part = 1")) {
            check(row.get(0), new Arrival(row.get(1), row.get(2)), row.get(3), asked, blocked);
        }
    }

    private void check(String state, Arrival alert, String answer, Map<Arrival, Integer> asked, Set<String> blocked)
            throws SQLException {
        switch (state) {
            case "delivered" -> assertTrue(asked.containsKey(alert), () -> "nobody was asked: " + alert);
            case "summed up" -> {
                String digest = answer.substring(answer.lastIndexOf(' ') + 1);
                String its = "SELECT count(*) FROM outbox WHERE message = '" + digest + "' AND state = 'delivered'";
                assertTrue(number(its) > 0 || blocked.contains(alert.recipient()), () -> "in no digest: " + alert);
            }
            default -> {
                assertTrue(blocked.contains(alert.recipient()), () -> "lost: " + alert + " " + state + answer);
                assertTrue(answer.startsWith("Forbidden"), () -> "no reason: " + alert + " " + answer);
            }
        }
    }

    /** State, recipient, message and answer of the requests of alerts for which a condition holds. */
    private List<List<String>> rows(String condition) throws SQLException {
        List<List<String>> rows = new ArrayList<>();
        String sql = "SELECT o.state, o.recipient, substr(o.message, 1, " + SHORT_ID + "), o.answer"
                + " FROM outbox o JOIN message m ON m.id = o.message WHERE m.kind = 'ALERT' AND " + condition;
        try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + store);
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(sql)) {
            while (row.next()) {
                rows.add(List.of(row.getString(1), row.getString(2), row.getString(3), row.getString(4)));
            }
        }
        return rows;
    }

    long number(String sql) throws SQLException {
        try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + store);
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(sql)) {
            return row.getLong(1);
        }
    }
}
