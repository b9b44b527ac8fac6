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
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.xml.parsers.DocumentBuilderFactory;
import org.w3c.dom.Node;
import org.xml.sax.InputSource;

/** The structure of what came to each sink, when all that is free in it is left out; none of the names in it does anything. */
final class Sinks {
    /** What each hostile name begins with. */
    static final String MARK = "Xq";

    static final String CHAT = "-100";
    static final String PHONE = "+4917012345678";
    static final String ADDRESS = "admin@example.org";
    private static final Pattern TAG = Pattern.compile("</?[a-z]+>");

    private Sinks() {}

    /** Nothing in it does anything to a terminal, or looks like another text than it is. */
    static void assertHarmless(String text, String where) {
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

    /** Method and tags of each request. */
    static List<String> ofTelegram(BotApiServer telegram) {
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

    /** Each SMS is one line of plain text for whom it should be. */
    static void check(TwilioServer twilio) {
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

    /** Headers, types of parts and elements of each mail. */
    static List<String> ofMail(MailServer server) throws Exception {
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

    /** The keys of each line. */
    static List<String> ofJournal(Monitored monitored) throws Exception {
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
