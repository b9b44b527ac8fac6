package dev.monitor.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.monitor.deliver.BotApiReply;
import dev.monitor.deliver.BotApiRequest;
import dev.monitor.deliver.BotApiServer;
import dev.monitor.deliver.MailServer;
import dev.monitor.deliver.TwilioReply;
import dev.monitor.deliver.TwilioRequest;
import dev.monitor.deliver.TwilioServer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Random days of a machine, from its load to what people get, through the real command line: faults of every channel, kills
 * at any look at the clock, quiet hours, silences and reports. Each alert reaches each recipient who lives, by itself or in a
 * digest; none comes again after a yes that was written down; all else ends with a reason. A failure names its seed.
 * {@code -Dlong=true} plays more of them.
 */
class AlertScheduleTest {
    private static final int SCHEDULES = Boolean.getBoolean("long") ? 1_000 : 40;
    private static final int RUNS = 8;
    private static final double[] LOADS = {0.1, 0.4, 2, 3, 7};
    private static final String BLOCKS = "-2";
    private static final List<String> CHATS = List.of("-1", BLOCKS);
    private static final String PHONE = "+4917012345678";
    private static final int SHORT_ID = 8;
    private static final String ADDRESS = "admin@example.org";

    @TempDir
    Path folder;

    @Test
    void eachAlertReachesEachLivingRecipientAndNoneTwiceAfterAYes() throws Exception {
        Path root = memory();
        try {
            for (int i = 0; i < SCHEDULES; i++) {
                long seed = 31_000L + i;
                Path its = Files.createDirectory(root.resolve(String.valueOf(seed)));
                try (Schedule schedule = new Schedule(its, seed)) {
                    schedule.play();
                } catch (IOException | SQLException | RuntimeException | AssertionError e) {
                    throw new AssertionError("seed " + seed + ": " + e.getMessage(), e);
                }
                delete(its);
            }
        } finally {
            delete(root);
        }
    }

    /** A folder in memory where there is one: thousands of transactions would wait for a disk. */
    private Path memory() throws IOException {
        Path shared = Path.of("/dev/shm");
        return Files.isWritable(shared) ? Files.createTempDirectory(shared, "schedules") : folder;
    }

    private static void delete(Path root) throws IOException {
        try (Stream<Path> files = Files.walk(root)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }

    /** A message that arrived, as the store knows and as the servers saw it. */
    private record Arrival(String recipient, String message) {}

    private static final class Schedule implements AutoCloseable {
        private final Random random;
        private final BotApiServer telegram = new BotApiServer();
        private final TwilioServer twilio = new TwilioServer();
        private final MailServer mail = new MailServer();
        private final ChangingMachine machine;
        private final Monitored monitored;
        private final MortalClock clock;
        private final Path store;
        private final List<String> channels = new ArrayList<>();
        private final AlertModel model = new AlertModel();
        private final Map<String, Instant> silences = new HashMap<>();
        private final Set<String> blocked = new HashSet<>();
        private long uptime = 90_000;
        private long kept;

        Schedule(Path folder, long seed) throws IOException {
            random = new Random(seed);
            clock = new MortalClock(Instant.parse("2026-11-20T00:00:00Z").plusSeconds(60L * random.nextInt(1440)));
            machine = new ChangingMachine(folder, "normal");
            monitored = new Monitored(folder, machine)
                    .settings(AlertModel.RULES)
                    .telegram(telegram, CHATS.toArray(String[]::new))
                    .sms(twilio, PHONE)
                    .email(mail, ADDRESS)
                    .set("LOGIN_ALERTS", "off")
                    .set("QUIET_HOURS", "22:00-07:00")
                    .clock(clock);
            // A mail takes longer than all the rest.
            if (random.nextInt(4) == 0) {
                channels.add("email");
            }
            if (channels.isEmpty() || random.nextBoolean()) {
                channels.add("telegram");
            }
            if (random.nextBoolean()) {
                channels.add("sms");
            }
            monitored.set("ALERT_TO", String.join(",", channels)).set("REPORT_TO", channels.get(0));
            store = monitored.state().resolve("monitor.db");
        }

        void play() throws IOException, SQLException {
            run("collect", 0.1);
            for (int run = 0; run < RUNS; run++) {
                makeTrouble();
                if (random.nextInt(5) == 0) {
                    silence();
                }
                clock.live(random.nextInt(5) == 0 ? 1 + random.nextInt(14) : Integer.MAX_VALUE);
                run(random.nextInt(6) == 0 ? "report" : "collect", LOADS[random.nextInt(LOADS.length)]);
            }
            monitored.set("TELEGRAM_API_URL", telegram.url().toString());
            for (int run = 0; run < 60 && (pending() > 0 || model.isHeld() || run < 2); run++) {
                // Nobody is asked to wait longer; what is held back may have to wait until the morning.
                pass(Duration.ofMinutes(pending() > 0 ? 20 : 180));
                run("collect", 0.1);
            }
            check();
        }

        private void pass(Duration time) throws IOException {
            clock.pass(time);
            uptime += time.toSeconds();
            machine.proc("uptime", uptime + ".00 1.00\n");
        }

        private void silence() {
            String rule = random.nextBoolean() ? "BUSY" : "MELTING";
            int minutes = 1 + random.nextInt(20);
            assertEquals(0, monitored.run("silence", rule, minutes + "m").exit());
            // From half past a minute, so that no run is at its very end.
            silences.put(rule, clock.now().plus(Duration.ofMinutes(minutes)));
        }

        private void makeTrouble() {
            for (String chat : CHATS) {
                times(3, () -> telegram.script(chat, telegramFault(chat)));
            }
            times(3, () -> twilio.script(PHONE, twilioFault()));
            times(2, () -> mail.refuse(List.of(List.of(451, 421, 0).get(random.nextInt(3)))));
            boolean nobody = random.nextInt(6) == 0;
            monitored.set("TELEGRAM_API_URL", nobody ? "http://127.0.0.1:1" : telegram.url().toString());
        }

        private void times(int most, Runnable trouble) {
            for (int i = random.nextInt(3) == 0 ? 1 + random.nextInt(most) : 0; i > 0; i--) {
                trouble.run();
            }
        }

        private BotApiReply telegramFault(String chat) {
            return switch (random.nextInt(8)) {
                case 0, 1 -> BotApiReply.dropped();
                case 2 -> BotApiReply.tooMany(6 + random.nextInt(400));
                case 3 -> BotApiReply.refused(500, "Internal Server Error");
                case 4 -> BotApiReply.badGateway();
                case 5 -> BotApiReply.answer(200, "{\"ok\":tru");
                case 6 -> BotApiReply.answer(200, "");
                default -> chat.equals(BLOCKS) ? block(chat) : BotApiReply.ok();
            };
        }

        private BotApiReply block(String chat) {
            blocked.add(chat);
            return BotApiReply.refused(403, "Forbidden: bot was blocked by the user");
        }

        private TwilioReply twilioFault() {
            return switch (random.nextInt(6)) {
                case 0 -> TwilioReply.dropped();
                case 1 -> TwilioReply.dropped().butTaken();
                case 2 -> TwilioReply.tooMany("60");
                case 3 -> TwilioReply.badGateway();
                case 4 -> TwilioReply.refused(500, 20500, "Internal");
                default -> TwilioReply.answer(201, "no JSON");
            };
        }

        /** A run at the next minute or later; it may be killed. */
        private void run(String command, double load) throws IOException, SQLException {
            pass(Duration.ofSeconds(30));
            machine.proc("loadavg", load + " 0.5 0.5 1/100 4000\n");
            Instant at = clock.now();
            Set<Arrival> settled = kept == 0 ? Set.of() : settled();
            Map<Arrival, Integer> before = requests();
            try {
                Monitored.Outcome outcome = monitored.run(command);
                assertEquals(0, outcome.exit(), outcome.err());
            } catch (MortalClock.Kill e) {
                // What it left is what the next one finds.
            }
            clock.live(Integer.MAX_VALUE);
            requests().forEach((request, times) -> {
                boolean again = times > before.getOrDefault(request, 0) && settled.contains(request);
                assertFalse(again, () -> "again after a yes: " + request);
            });
            long runs = number("SELECT count(*) FROM run WHERE seq > " + kept);
            if (runs > 0) {
                kept = number("SELECT max(seq) FROM run");
                model.run(load, isQuiet(at), silenced(at));
            }
            pass(Duration.ofSeconds(30).plusMinutes(random.nextInt(5) == 0 ? 90 : random.nextInt(8)));
        }

        private boolean isQuiet(Instant at) {
            LocalTime time = LocalTime.ofInstant(at, ZoneId.systemDefault());
            return !time.isBefore(LocalTime.of(22, 0)) || time.isBefore(LocalTime.of(7, 0));
        }

        private Set<String> silenced(Instant at) {
            Set<String> rules = new HashSet<>();
            silences.forEach((rule, until) -> {
                if (at.isBefore(until)) {
                    rules.add(rule);
                }
            });
            return rules;
        }

        /** How often the servers were asked to take each alert, whatever they said. */
        private Map<Arrival, Integer> requests() {
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
        private Set<Arrival> settled() throws SQLException {
            Set<Arrival> settled = new HashSet<>();
            for (List<String> row : rows("o.state = 'delivered' AND o.part = 1")) {
                settled.add(new Arrival(row.get(1), row.get(2)));
            }
            return settled;
        }

        private long pending() throws SQLException {
            return number("SELECT count(*) FROM outbox WHERE state = 'pending'");
        }

        private void check() throws SQLException {
            assertEquals(0, pending(), "nothing may be left");
            assertFalse(model.isHeld());
            for (String channel : channels) {
                long messages = number(
                        "SELECT count(*) FROM message WHERE kind = 'ALERT' AND run > 0 AND channel = '" + channel + "'");
                assertEquals(model.messages(), messages, "alerts for " + channel);
            }
            Map<Arrival, Integer> asked = requests();
            for (List<String> row : rows("o.part = 1")) {
                check(row.get(0), new Arrival(row.get(1), row.get(2)), row.get(3), asked);
            }
        }

        private void check(String state, Arrival alert, String answer, Map<Arrival, Integer> asked) throws SQLException {
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

        private long number(String sql) throws SQLException {
            try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + store);
                    Statement statement = connection.createStatement();
                    ResultSet row = statement.executeQuery(sql)) {
                return row.getLong(1);
            }
        }

        @Override
        public void close() throws IOException {
            telegram.close();
            twilio.close();
            mail.close();
        }
    }
}
