package dev.monitor.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import dev.monitor.deliver.BotApiRequest;
import dev.monitor.deliver.BotApiServer;
import dev.monitor.deliver.MailServer;
import dev.monitor.deliver.TwilioRequest;
import dev.monitor.deliver.TwilioServer;
import dev.monitor.render.TelegramHtml;
import jakarta.mail.Header;
import jakarta.mail.Multipart;
import jakarta.mail.Part;
import jakarta.mail.internet.MimeMessage;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.w3c.dom.Node;
import org.xml.sax.InputSource;

/**
 * Whatever strangers call themselves, their programs, terminals, hosts and disks: each message has the structure that it has
 * with harmless names, goes to whom it should, and none of the names does anything.
 */
class HostileAlertTest {
    private static final String MARK = "Xq";
    private static final String CHAT = "-100";
    private static final String PHONE = "+4917012345678";
    private static final String ADDRESS = "admin@example.org";
    private static final Pattern TAG = Pattern.compile("</?[a-z]+>");

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
        return Named.of(what, (MARK + text).getBytes(StandardCharsets.UTF_8));
    }

    @BeforeAll
    static void withHarmlessNames(@TempDir Path folder) throws Exception {
        HostileAlertTest test = new HostileAlertTest();
        test.folder = folder;
        harmless = test.structures((MARK + "name").getBytes(StandardCharsets.UTF_8));
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
                    .telegram(telegram, CHAT)
                    .sms(twilio, PHONE)
                    .email(mail, ADDRESS)
                    .set("REPORT_TO", "telegram,sms,email")
                    .set("LOGIN_ALERTS", "on")
                    .set("HOST_NAME", hostName(HostileMachine.text(name)))
                    .set("DISK_MAX", "0.00001")
                    .set("CPU_LIMIT", "20");
            List<String> printed = new ArrayList<>();
            happen(monitored, hostile, printed);
            ask(monitored, HostileMachine.text(name), printed);
            check(twilio);
            return new Structures(ofTelegram(telegram), ofMail(mail), ofJournal(monitored), printed);
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
        assertHarmless(outcome.out().replace("\r\n", "\n") + outcome.err(), command);
        if (words[words.length - 1].equals("json")) {
            Monitored.json(outcome.out());
        }
        printed.add(command + ": " + outcome.out().lines().count() + " + "
                + outcome.err().lines().count());
    }

    /** Nothing in it does anything to a terminal, or looks like another text than it is. */
    private static void assertHarmless(String text, String where) {
        text.codePoints().filter(c -> c != '\n').forEach(c -> {
            int type = Character.getType(c);
            boolean harmful = type == Character.CONTROL
                    || type == Character.FORMAT
                    || type == Character.LINE_SEPARATOR
                    || type == Character.PARAGRAPH_SEPARATOR
                    || type == Character.SURROGATE;
            assertFalse(harmful, () -> "U+" + Integer.toHexString(c) + " in " + where + ":\n" + text);
        });
        assertFalse(text.lines().anyMatch(line -> line.strip().startsWith("root 9.99")), text);
        // A journal keeps every name as it is.
        assertTrue(
                text.contains("{\"time\"")
                        || !Pattern.compile("\\p{Mn}{5}").matcher(text).find(),
                where);
    }

    private static List<String> ofTelegram(BotApiServer telegram) {
        List<String> structures = new ArrayList<>();
        for (BotApiRequest request : telegram.requests()) {
            assertEquals(CHAT, request.chat());
            String text = request.text() + request.caption();
            List<String> tags = new ArrayList<>();
            if (request.parseMode().isEmpty()) {
                JsonNode code = Monitored.json(request.fields().getOrDefault("caption_entities", "[]"));
                boolean isCode = code.path(0).path("type").asText().equals("code")
                        && code.path(0).path("offset").asInt() == 0
                        && code.path(0).path("length").asInt() == text.length();
                assertTrue(isCode, () -> "Telegram would look for mentions in: " + text);
            } else {
                assertHarmless(TelegramHtml.parse(text), "Telegram");
                String free = text.replaceAll("(?s)<(code|pre)>.*?</\\1>", "");
                assertFalse(free.contains(MARK), () -> "Telegram would look for mentions in: " + text);
                TAG.matcher(text).results().map(MatchResult::group).forEach(tags::add);
            }
            structures.add(request.method() + tags);
        }
        return structures;
    }

    private static void check(TwilioServer twilio) {
        int messages = 0;
        for (TwilioRequest request : twilio.requests()) {
            if (request.isToSend()) {
                messages++;
                assertEquals(
                        List.of("To", "From", "Body"),
                        List.copyOf(request.fields().keySet()));
                assertEquals(PHONE, request.to());
                assertEquals(TwilioServer.FROM, request.from());
                assertTrue(request.body().matches("[ -~]{1,306}"), request.body());
            }
        }
        assertTrue(messages > 3, "messages: " + messages);
    }

    private static List<String> ofMail(MailServer server) throws Exception {
        List<String> structures = new ArrayList<>();
        for (MailServer.Mail mail : server.mails()) {
            assertEquals(ADDRESS, mail.to());
            MimeMessage message = mail.parsed();
            assertEquals(1, message.getAllRecipients().length);
            assertEquals(ADDRESS, message.getAllRecipients()[0].toString());
            assertEquals("root@compute1.example.org", message.getFrom()[0].toString());
            assertHarmless(message.getSubject(), "a subject");
            List<String> structure = new ArrayList<>();
            for (Header header : Collections.list(message.getAllHeaders())) {
                structure.add(header.getName());
            }
            addParts(message, structure);
            structures.add(structure.toString());
        }
        return structures;
    }

    private static void addParts(Part part, List<String> structure) throws Exception {
        structure.add(part.getContentType().replaceAll(";.*", "").strip().replaceAll("\\s.*", ""));
        if (part.getContent() instanceof Multipart parts) {
            for (int i = 0; i < parts.getCount(); i++) {
                addParts(parts.getBodyPart(i), structure);
            }
        } else if (part.isMimeType("text/html")) {
            var builder = DocumentBuilderFactory.newInstance().newDocumentBuilder();
            addElements(builder.parse(new InputSource(new StringReader((String) part.getContent()))), structure);
        } else if (part.isMimeType("text/plain")) {
            assertHarmless(((String) part.getContent()).replace("\r\n", "\n"), "a mail");
        }
    }

    private static void addElements(Node node, List<String> structure) {
        structure.add(node.getNodeName());
        for (int i = 0; i < node.getChildNodes().getLength(); i++) {
            if (node.getChildNodes().item(i).getNodeType() != Node.TEXT_NODE) {
                addElements(node.getChildNodes().item(i), structure);
            }
        }
    }

    private static List<String> ofJournal(Monitored monitored) throws Exception {
        List<String> structures = new ArrayList<>();
        for (String line : monitored.journal()) {
            assertTrue(line.chars().allMatch(c -> c >= ' ' && c != 0x7f), line);
            List<String> keys = new ArrayList<>();
            Monitored.json(line).fieldNames().forEachRemaining(keys::add);
            structures.add(keys.toString());
        }
        try (Stream<Path> files = Files.list(monitored.log())) {
            assertEquals(1, files.count());
        }
        return structures;
    }
}
