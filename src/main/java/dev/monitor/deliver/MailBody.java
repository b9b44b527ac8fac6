package dev.monitor.deliver;

import dev.monitor.model.Figure;
import dev.monitor.model.Part;
import jakarta.activation.DataHandler;
import jakarta.mail.BodyPart;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimeBodyPart;
import jakarta.mail.internet.MimeMultipart;
import jakarta.mail.internet.MimePart;
import jakarta.mail.util.ByteArrayDataSource;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/**
 * What an e-mail holds (RFC 2045): a plain text and the same as a page, as alternatives, and the charts beside them. A chart
 * is sent once for both of its uses: a reader that knows {@code multipart/related} shows it where the page names it, and
 * goes by its disposition as an attachment wherever it lists files (RFC 2387, section 4).
 */
final class MailBody {
    private final String text;
    private final String html;
    private final List<BodyPart> charts;

    /** @param html empty where there is no page */
    private MailBody(String text, String html, List<BodyPart> charts) {
        this.text = text;
        this.html = html;
        this.charts = charts;
    }

    /** The part of a message, its charts drawn; those that cannot be drawn are left out, of the page too. */
    static MailBody of(Part part, Drawing drawing, PlainText plainText) throws MessagingException {
        if (part instanceof Part.Letter letter) {
            return drawn(letter, drawing);
        } else if (part instanceof Part.Photo photo) {
            return drawn(new Part.Letter(photo.caption(), "", List.of(photo.figure())), drawing);
        }
        Part.Text text = (Part.Text) part;
        List<Figure> figures = text.figure() == null ? List.of() : List.of(text.figure());
        return drawn(new Part.Letter(plainText.plain(text.html()), "", figures), drawing);
    }

    private static MailBody drawn(Part.Letter letter, Drawing drawing) throws MessagingException {
        String html = letter.html();
        List<BodyPart> charts = new ArrayList<>();
        for (int i = 0; i < letter.figures().size(); i++) {
            int number = i + 1;
            try {
                charts.add(chart(drawing.png(letter.figures().get(i)), number));
            } catch (MessagingException e) {
                throw e;
            } catch (Throwable e) {
                // A machine without fonts throws Errors of several kinds here; the mail goes without the chart.
                html = withoutImage(html, number);
            }
        }
        return new MailBody(letter.text(), html, charts);
    }

    private static BodyPart chart(byte[] png, int number) throws MessagingException {
        MimeBodyPart chart = new MimeBodyPart();
        chart.setDataHandler(new DataHandler(new ByteArrayDataSource(png, "image/png")));
        chart.setHeader("Content-Transfer-Encoding", "base64");
        chart.setContentID("<figure" + number + ">");
        chart.setDisposition(jakarta.mail.Part.ATTACHMENT);
        chart.setFileName("chart-" + number + ".png");
        return chart;
    }

    private static String withoutImage(String html, int number) {
        return Pattern.compile("<img\\b[^>]*\"cid:figure" + number + "\"[^>]*>")
                .matcher(html)
                .replaceAll("");
    }

    /** Makes it the content of a mail. */
    void fill(MimePart mail) throws MessagingException {
        if (charts.isEmpty()) {
            fillWithTexts(mail);
            return;
        }
        MimeBodyPart texts = new MimeBodyPart();
        fillWithTexts(texts);
        List<BodyPart> parts = new ArrayList<>(charts);
        parts.add(0, texts);
        // The parameter that related must have names the type of what it begins with.
        String kind = html.isEmpty() ? "mixed" : "related; type=\"multipart/alternative\"";
        fill(mail, new MimeMultipart(kind, parts.toArray(BodyPart[]::new)));
    }

    private void fillWithTexts(MimePart part) throws MessagingException {
        if (html.isEmpty()) {
            fill(part, "plain", text);
            return;
        }
        MimeBodyPart plain = new MimeBodyPart();
        fill(plain, "plain", text);
        MimeBodyPart page = new MimeBodyPart();
        fill(page, "html", html);
        fill(part, new MimeMultipart("alternative", plain, page));
    }

    private static void fill(MimePart part, String subtype, String text) throws MessagingException {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        part.setDataHandler(new DataHandler(new ByteArrayDataSource(bytes, "text/" + subtype + "; charset=UTF-8")));
        // No line of it is too long, and none can be taken for a boundary: those have a "=_", which this encodes.
        part.setHeader("Content-Transfer-Encoding", "quoted-printable");
    }

    private static void fill(MimePart part, MimeMultipart content) throws MessagingException {
        DataHandler handler = new DataHandler(content, content.getContentType());
        handler.setCommandMap(MailCommands.INSTANCE);
        part.setDataHandler(handler);
    }
}
