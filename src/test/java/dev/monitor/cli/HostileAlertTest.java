package dev.monitor.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.monitor.deliver.BotApiServer;
import dev.monitor.deliver.MailServer;
import dev.monitor.deliver.TwilioServer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Whatever strangers call themselves, their programs, terminals, hosts and disks: each message has the structure that it has
 * with harmless names, goes to whom it should, and none of the names does anything.
 */
class HostileAlertTest {

    /** What each sink looks like with a harmless name. */
    private static Structures harmless = new Structures(List.of(), List.of(), List.of(), List.of());

    @TempDir
    Path folder;

    private Instant now = Instant.parse("2026-11-20T12:00:00Z");
    private int uptime = 36_000;

    /**
     * What sinks look like when all that is free in them is left out.
     *
     * @param telegram method and tags of each request
     * @param mail headers, types of parts and elements of each mail
     * @param journal the keys of each line
     * @param printed how many lines each command printed
     */
    private record Structures(List<String> telegram, List<String> mail, List<String> journal, List<String> printed) {}

    static Stream<Named<byte[]>> names() {
        return Stream.of(
                name("markup", "<b>"),
                name("markup that ends ours", "</pre></code>"),
                name("the end of a section", "]]><x"),
                name("an entity", "&lt;&#10;"),
                name("a format", "%s%n%d"),
                name("a forged line", "\nroot 9.99 cpu"),
                name("a header", "\r\nBcc: eve@x"),
                name("a terminal's commands", "\u001b[2J\u001b]0;x\u0007"),
                name("C1 controls", "\u009b2J\u0085"),
                name("an override of direction", "\u202egnp.exe\u2066"),
                name("a separator of lines", "\u2028x\u2029\u200b"),
                name("quotes", "\"'`\\\""),
                name("JSON", "\"},{\"run\":\""),
                name("an encoded word", "=?utf-8?q?x?="),
                name("an emoji", "\ud83d\ude08\ud83d\ude08"),
                name("a pile of marks", "a" + "\u0301".repeat(300)),
                name("a mention", "@everyone_b"),
                name("a command", " /stop@bot"),
                name("an address", "http://e.xy"),
                name("a hashtag", " #tag $USD"),
                Named.of(
                        "no UTF-8",
                        new byte[] {'X', 'q', (byte) 0xff, (byte) 0xc3, 0x28, (byte) 0xed, (byte) 0xa0, (byte) 0x80}));
    }

    private static Named<byte[]> name(String what, String text) {
        return Named.of(what, (Sinks.MARK + text).getBytes(StandardCharsets.UTF_8));
    }

    @BeforeAll
    static void withHarmlessNames(@TempDir Path folder) throws Exception {
        HostileAlertTest test = new HostileAlertTest();
        test.folder = folder;
        harmless = test.structures((Sinks.MARK + "name").getBytes(StandardCharsets.UTF_8));
    }

    @ParameterizedTest
    @MethodSource("names")
    void changesNoStructure(byte[] name) throws Exception {
        Structures hostile = structures(name);
        assertEquals(harmless.telegram(), hostile.telegram());
        assertEquals(harmless.mail(), hostile.mail());
        assertEquals(harmless.journal(), hostile.journal());
        assertEquals(harmless.printed(), hostile.printed());
    }

    private Structures structures(byte[] name) throws Exception {
        HostileMachine hostile = new HostileMachine(folder, name);
        try (BotApiServer telegram = new BotApiServer();
                TwilioServer twilio = new TwilioServer();
                MailServer mail = new MailServer()) {
            Monitored monitored = new Monitored(folder, hostile.machine)
                    .telegram(telegram, Sinks.CHAT)
                    .sms(twilio, Sinks.PHONE)
                    .email(mail, Sinks.ADDRESS)
                    .set("REPORT_TO", "telegram,sms,email")
                    .set("LOGIN_ALERTS", "on")
                    .set("HOST_NAME", hostName(HostileMachine.text(name)))
                    .set("DISK_MAX", "0.00001")
                    .set("CPU_LIMIT", "20");
            List<String> printed = new ArrayList<>();
            happen(monitored, hostile, printed);
            ask(monitored, HostileMachine.text(name), printed);
            Sinks.check(twilio);
            return new Structures(Sinks.ofTelegram(telegram), Sinks.ofMail(mail), Sinks.ofJournal(monitored), printed);
        }
    }

    /** What of it the settings take. */
    private static String hostName(String name) {
        return name.substring(0, Math.min(255, name.length())).replaceAll("[\\p{Cc}\\uFFFD]", "?");
    }

    /** An alert, a log-on, their ends, and a report. */
    private void happen(Monitored monitored, HostileMachine hostile, List<String> printed) throws Exception {
        run(monitored, hostile, printed, "collect");
        hostile.work(50);
        hostile.logOn(now);
        run(monitored, hostile, printed, "collect");
        hostile.logOff();
        run(monitored, hostile, printed, "collect");
        monitored.set("DISK_MAX", "99.999");
        run(monitored, hostile, printed, "collect");
        hostile.logOn(now);
        run(monitored, hostile, printed, "report");
    }

    private void run(Monitored monitored, HostileMachine hostile, List<String> printed, String command)
            throws Exception {
        now = now.plusSeconds(60);
        uptime += 60;
        hostile.machine.proc("uptime", uptime + ".00 1.00\n");
        print(monitored, printed, command);
    }

    /** What people may ask for then. */
    private void ask(Monitored monitored, String name, List<String> printed) {
        print(monitored, printed, "rules");
        print(monitored, printed, "rules", "--format", "json");
        print(monitored, printed, "silence", "DISK_MAX", "1h", name);
        print(monitored, printed, "silence");
        print(monitored, printed, "outbox");
        print(monitored, printed, "outbox", "--format", "json");
        print(monitored, printed, "history", "filesystem_percent", "--format", "json");
        print(monitored, printed, "history", "filesystem_percent", "--format", "csv");
        print(monitored, printed, "history", "filesystem_percent");
        print(monitored, printed, "history", "users");
        print(monitored, printed, "collect", "--dry-run", "-v");
        print(monitored, printed, "report", "--dry-run", "--format", "json");
    }

    private void print(Monitored monitored, List<String> printed, String... words) {
        Monitored.Outcome outcome = monitored.at(now.toString()).run(words);
        String command = String.join(" ", words).replace(words.length > 3 ? words[3] : "\0", "");
        assertEquals(0, outcome.exit(), outcome.err());
        Sinks.assertHarmless(outcome.out().replace("\r\n", "\n") + outcome.err(), command);
        if (words[words.length - 1].equals("json")) {
            Monitored.json(outcome.out());
        }
        // A table of days that is too wide is printed in pieces.
        if (!command.equals("history users")) {
            printed.add(command + ": " + outcome.out().lines().count() + " + "
                    + outcome.err().lines().count());
        }
    }
}
