package dev.monitor.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import dev.monitor.deliver.BotApiReply;
import dev.monitor.deliver.BotApiServer;
import dev.monitor.deliver.MailServer;
import dev.monitor.deliver.TwilioReply;
import dev.monitor.deliver.TwilioServer;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;

/** One random schedule: a day of a machine and its channels, with all that goes wrong, and what must have come of it. */
final class AlertSchedule implements AutoCloseable {
    private static final int RUNS = 8;
    private static final double[] LOADS = {0.1, 0.4, 2, 3, 7};
    private static final String BLOCKS = "-2";
    private static final List<String> CHATS = List.of("-1", BLOCKS);
    private static final String PHONE = "+4917012345678";
    private static final String ADDRESS = "admin@example.org";

    private final Random random;
    private final BotApiServer telegram = new BotApiServer();
    private final TwilioServer twilio = new TwilioServer();
    private final MailServer mail = new MailServer();
    private final ChangingMachine machine;
    private final Monitored monitored;
    private final MortalClock clock;
    private final AlertArrivals arrivals;
    private final List<String> channels = new ArrayList<>();
    private final AlertModel model = new AlertModel();
    private final Map<String, Instant> silences = new HashMap<>();
    private final Set<String> blocked = new HashSet<>();
    private final List<String> story = new ArrayList<>();
    private long uptime = 90_000;
    private long kept;

    AlertSchedule(Path folder, long seed) throws IOException {
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
        arrivals = new AlertArrivals(telegram, twilio, mail, monitored.state().resolve("monitor.db"));
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
        for (int run = 0; run < 60 && (arrivals.pending() > 0 || model.isHeld() || run < 2); run++) {
            // Nobody is asked to wait longer; what is held back may have to wait until the morning.
            pass(Duration.ofMinutes(arrivals.pending() > 0 ? 20 : 180));
            run("collect", 0.1);
        }
        assertEquals(0, arrivals.pending(), "nothing may be left");
        assertFalse(model.isHeld());
        for (String channel : channels) {
            assertEquals(model.messages(), arrivals.messages(channel), "alerts for " + channel);
        }
        arrivals.check(blocked);
    }

    /**
     * What each run came to, a line each. What is planned follows from the seed, and not when a request is made again, as
     * the channels have a thread each, and the pauses before it are the courier's own.
     */
    String story() {
        return String.join("\n", story);
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
        monitored.set(
                "TELEGRAM_API_URL",
                nobody ? "http://127.0.0.1:1" : telegram.url().toString());
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
        Set<AlertArrivals.Arrival> settled = kept == 0 ? Set.of() : arrivals.settled();
        Map<AlertArrivals.Arrival, Integer> before = arrivals.requests();
        String end = "";
        try {
            Monitored.Outcome outcome = monitored.run(command);
            assertEquals(0, outcome.exit(), outcome.err());
        } catch (MortalClock.Kill e) {
            // What it left is what the next one finds.
            end = ", killed";
        }
        clock.live(Integer.MAX_VALUE);
        story.add(at + " " + command + " at load " + load + end);
        arrivals.requests().forEach((request, times) -> {
            int asked = times - before.getOrDefault(request, 0);
            if (asked > 0) {
                story.add("  " + request.recipient() + " is asked to take " + request.message() + ": " + asked);
            }
            assertFalse(asked > 0 && settled.contains(request), () -> "again after a yes: " + request);
        });
        long runs = arrivals.number("SELECT count(*) FROM run WHERE seq > " + kept);
        if (runs > 0) {
            kept = arrivals.number("SELECT max(seq) FROM run");
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

    @Override
    public void close() throws IOException {
        telegram.close();
        twilio.close();
        mail.close();
    }
}
