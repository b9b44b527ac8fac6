package dev.monitor.deliver;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.monitor.model.Delivery;
import dev.monitor.model.Part;
import dev.monitor.model.Receipt;
import jakarta.mail.BodyPart;
import jakarta.mail.Multipart;
import jakarta.mail.internet.MimeMessage;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Mails as they arrive, read by a real parser. */
class MailChannelTest {
    private MailServer server;
    private MailChannel channel;

    @BeforeEach
    void start() {
        server = new MailServer();
        channel = MailCase.channel(server.settings(MailCase.TO));
    }

    @AfterEach
    void stop() {
        server.close();
    }

    private MimeMessage sent(Delivery row) throws Exception {
        int before = server.mails().size();
        assertInstanceOf(Receipt.Delivered.class, channel.send(row));
        assertEquals(before + 1, server.mails().size());
        return server.mails().get(before).parsed();
    }

    @Test
    void aLetterIsATextAndAPageWithItsChart() throws Exception {
        MimeMessage mail = sent(MailCase.row(MailCase.LETTER));
        assertTrue(mail.isMimeType("multipart/related"), mail.getContentType());
        assertTrue(mail.getContentType().contains("type=\"multipart/alternative\""), mail.getContentType());
        Multipart related = (Multipart) mail.getContent();
        assertEquals(2, related.getCount());
        Multipart alternative = (Multipart) related.getBodyPart(0).getContent();
        assertEquals(2, alternative.getCount());
        assertText("text/plain", MailCase.TEXT, alternative.getBodyPart(0));
        assertText("text/html", ((Part.Letter) MailCase.LETTER).html(), alternative.getBodyPart(1));
        BodyPart chart = related.getBodyPart(1);
        assertTrue(chart.isMimeType("image/png"), chart.getContentType());
        assertArrayEquals(new String[] {"<figure1>"}, chart.getHeader("Content-ID"));
        assertEquals(jakarta.mail.Part.ATTACHMENT, chart.getDisposition());
        assertEquals("chart-1.png", chart.getFileName());
        assertArrayEquals(Rows.DRAWING.png(Rows.FIGURE), chart.getInputStream().readAllBytes());
    }

    @Test
    void aLetterWithoutChartsIsAlternativesOnly() throws Exception {
        MimeMessage mail = sent(MailCase.row(MailCase.letter("a", "<p>a</p>")));
        assertTrue(mail.isMimeType("multipart/alternative"), mail.getContentType());
    }

    @Test
    void aChartThatCannotBeDrawnIsLeftOutOfThePageToo() throws Exception {
        MailRelay relay = new MailRelay(server.settings(MailCase.TO));
        Drawing half = figure -> {
            if (figure.title().equals("CPU")) {
                throw new NoClassDefFoundError("no fonts");
            }
            return new byte[] {1};
        };
        channel = new MailChannel(relay, half, Rows.PLAIN);
        String html = "<p>1</p><img alt=\"&gt;\" src=\"cid:figure1\"><p>2</p><img src=\"cid:figure2\">";
        MimeMessage mail = sent(MailCase.row(
                MailCase.letter("t", html, Rows.FIGURE, new dev.monitor.model.Figure.Bars("other", "s", List.of()))));
        Multipart related = (Multipart) mail.getContent();
        Multipart alternative = (Multipart) related.getBodyPart(0).getContent();
        assertText("text/html", "<p>1</p><p>2</p><img src=\"cid:figure2\">", alternative.getBodyPart(1));
        assertEquals(2, related.getCount());
        assertEquals("chart-2.png", related.getBodyPart(1).getFileName());
    }

    @Test
    void aTextOfAnotherFormIsPlainText() throws Exception {
        MimeMessage mail = sent(MailCase.row(Rows.text("<b>hello</b> ü")));
        assertText("text/plain", "hello ü", mail);
        Multipart mixed = (Multipart) sent(MailCase.row(Rows.photo())).getContent();
        assertText("text/plain", "CPU by user", mixed.getBodyPart(0));
        assertEquals("chart-1.png", mixed.getBodyPart(1).getFileName());
    }

    @Test
    void theHeadersAreAsConfigured() throws Exception {
        MimeMessage mail = sent(MailCase.row(MailCase.LETTER));
        assertEquals("root@compute1.example.org", mail.getHeader("From", null));
        assertEquals(MailCase.TO, mail.getHeader("To", null));
        assertEquals("compute1: load1 > 2", mail.getSubject());
        assertEquals("<4f00000000000001@compute1.example.org>", mail.getMessageID());
        assertEquals("2026-03-02T12:00:00Z", mail.getSentDate().toInstant().toString());
        assertEquals("auto-generated", mail.getHeader("Auto-Submitted", null));
        assertEquals("All", mail.getHeader("X-Auto-Response-Suppress", null));
        assertEquals("4f00000000000001", mail.getHeader("X-Monitor-Id", null));
        assertEquals("1.0", mail.getHeader("MIME-Version", null));
        assertNull(mail.getHeader("In-Reply-To"));
        assertNull(mail.getHeader("Bcc"));
        MailServer.Mail arrived = server.mails().get(0);
        assertEquals("root@compute1.example.org " + MailCase.TO, arrived.from() + " " + arrived.to());
    }

    @Test
    void whatGoesOnFromAMessageIsInItsConversation() throws Exception {
        MimeMessage first = sent(MailCase.row(MailCase.LETTER));
        MimeMessage next =
                sent(MailCase.row("4f00000000000002", "over", "4f00000000000001", MailCase.TO, MailCase.LETTER));
        assertEquals(first.getMessageID(), next.getHeader("In-Reply-To", null));
        assertEquals(first.getMessageID(), next.getHeader("References", null));
        assertEquals("<4f00000000000002@compute1.example.org>", next.getMessageID());
    }

    @Test
    void everyTryIsTheSameMailToEachRecipient() throws Exception {
        MimeMessage first = sent(MailCase.row(MailCase.LETTER));
        MimeMessage again = sent(MailCase.row(MailCase.LETTER).to("dev@example.org"));
        assertEquals(first.getMessageID(), again.getMessageID());
        assertEquals(first.getSentDate(), again.getSentDate());
        assertEquals("dev@example.org", again.getHeader("To", null));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "a\r\nBcc: evil@example.org",
                "a\nBcc: evil@example.org\n\nbody",
                "a\r\n\r\n<html>",
                "a\0b\u001b[2J\u202e\u2028",
                "=?utf-8?Q?=0D=0ABcc:_evil@example.org?=",
                "ü\r\n Bcc: evil@example.org",
                "\ud800 half a character",
                "$(id) `id` %s %n {0} ${jndi:ldap://x}",
                "",
            })
    void hostileTextChangesNoHeaderAndNoStructure(String hostile) throws Exception {
        MimeMessage calm = sent(MailCase.row(MailCase.LETTER));
        String text = hostile + "\r\n.\r\nQUIT\r\n------=_Part_0_1.2\r\nContent-Type: x/y\r\n\r\n--" + hostile;
        MimeMessage mail = sent(MailCase.row(
                "id\r\nBcc: evil@example.org", hostile, "t\r\nBcc: x@y", MailCase.TO, letter(text, hostile)));
        List<String> extra = List.of("In-Reply-To", "References");
        assertEquals(names(calm, List.of()), names(mail, extra));
        assertEquals(MailCase.TO, mail.getHeader("To", null));
        Multipart related = (Multipart) mail.getContent();
        assertEquals(2, related.getCount());
        Multipart alternative = (Multipart) related.getBodyPart(0).getContent();
        assertEquals(2, alternative.getCount());
        String arrived = (String) alternative.getBodyPart(0).getContent();
        assertEquals(text.replace("\r\n", "\n").replace('\ud800', '?'), arrived.replace("\r\n", "\n"));
        String subject = Objects.requireNonNullElse(mail.getSubject(), "");
        assertTrue(subject.chars().noneMatch(c -> c < ' '), subject);
    }

    private static Part letter(String text, String html) {
        return MailCase.letter(text, html + "<img src=\"cid:figure1\">", Rows.FIGURE);
    }

    private static List<String> names(MimeMessage mail, List<String> without) throws Exception {
        return java.util.Collections.list(mail.getAllHeaders()).stream()
                .map(jakarta.mail.Header::getName)
                .filter(name -> !without.contains(name))
                .sorted()
                .toList();
    }

    @Test
    void noLineIsLongerThanTheProtocolAllows() throws Exception {
        String subject = "x".repeat(2000) + " ü ".repeat(100);
        String line = "y".repeat(5000) + "ü".repeat(3000);
        sent(MailCase.row("1", subject, null, MailCase.TO, letter(line, line)));
        sent(MailCase.row("1", "z".repeat(5000), null, MailCase.TO, letter(line, line)));
        for (MailServer.Mail mail : server.mails()) {
            assertTrue(mail.source().lines().allMatch(l -> l.length() <= 998));
            assertTrue(mail.source().chars().allMatch(c -> c < 128), "7 bit");
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "nobody",
                "a@b, c@d",
                "a@b\r\nBcc: c@d",
                "a@b\r\nRCPT TO:<c@d>",
                "Name <a@b>",
                "list:a@b,c@d;",
                "a b@c",
                "ä@b",
                "<a@b>",
                "a@b@c"
            })
    void aRecipientThatIsNoAddressIsRejectedWithoutAMail(String recipient) {
        Receipt receipt = channel.send(MailCase.row("1", "s", null, recipient, MailCase.LETTER));
        Receipt.Rejected rejected = assertInstanceOf(Receipt.Rejected.class, receipt);
        assertTrue(rejected.unreachable());
        assertTrue(rejected.why().startsWith("no mail address: "), rejected.why());
        assertEquals(1, rejected.why().lines().count());
        assertEquals(List.of(), server.mails());
    }

    private static void assertText(String type, String text, jakarta.mail.Part part) throws Exception {
        assertTrue(part.isMimeType(type), part.getContentType());
        assertTrue(part.getContentType().contains("charset=UTF-8"), part.getContentType());
        String arrived = ((String) part.getContent()).replace("\r\n", "\n");
        assertEquals(text.stripTrailing(), arrived.stripTrailing());
    }
}
