package dev.monitor.render;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;

/**
 * A page that needs nothing but itself: HTML5, written so that it is well-formed XML too, its style within, no script, and a
 * policy that forbids it to load anything from elsewhere. It is light or dark as the reader's device asks.
 */
final class HtmlPage {
    private static final String STYLE = "page.css";
    private static final String POLICY = "default-src 'none'; style-src 'unsafe-inline'; img-src data: cid:";

    private final String title;
    private final StringBuilder body = new StringBuilder();

    /** An empty page with that printable title. */
    HtmlPage(String title) {
        this.title = title;
    }

    void heading(Phrase phrase) {
        element("h1", phrase.html());
    }

    void section(String text) {
        element("h2", Untrusted.html(text));
    }

    /** Adds one paragraph in which each phrase has a line of its own. */
    void lines(List<Phrase> lines) {
        if (!lines.isEmpty()) {
            element("p", String.join("<br/>\n", lines.stream().map(Phrase::html).toList()));
        }
    }

    /** Adds a side note, unless it is empty. */
    void note(String text) {
        if (!text.isEmpty()) {
            body.append("<p class=\"faint\">").append(Untrusted.html(text)).append("</p>\n");
        }
    }

    /** Adds a table, which scrolls by itself where the page is narrower. */
    void table(Table table) {
        body.append("<div>").append(table.html()).append("</div>\n");
    }

    /** Adds statements under each other, each with its label. */
    void facts(List<Summary.Fact> facts) {
        if (facts.isEmpty()) {
            return;
        }
        body.append("<div><table>\n");
        for (Summary.Fact fact : facts) {
            body.append("<tr><th>").append(Untrusted.html(fact.label())).append("</th><td>");
            body.append(Untrusted.html(fact.text())).append("</td></tr>\n");
        }
        body.append("</table></div>\n");
    }

    /**
     * Adds a picture.
     *
     * @param address of its light form
     * @param alternative what is read where it is not shown
     */
    void image(String address, String alternative) {
        body.append(img(address, alternative)).append('\n');
    }

    /** Adds a picture that has a dark form too. */
    void image(String light, String dark, String alternative) {
        body.append("<picture><source media=\"(prefers-color-scheme: dark)\" srcset=\"")
                .append(Untrusted.html(dark))
                .append("\"/>");
        body.append(img(light, alternative)).append("</picture>\n");
    }

    /** The whole page. */
    String html() {
        return "<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\"/>\n"
                + "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\"/>\n"
                + "<meta name=\"color-scheme\" content=\"light dark\"/>\n"
                + "<meta http-equiv=\"Content-Security-Policy\" content=\"" + POLICY + "\"/>\n"
                + "<title>" + Untrusted.html(title) + "</title>\n<style>\n" + style() + "</style>\n</head>\n<body>\n"
                + body + "</body>\n</html>\n";
    }

    private void element(String name, String html) {
        body.append('<').append(name).append('>').append(html);
        body.append("</").append(name).append(">\n");
    }

    private static String img(String address, String alternative) {
        return "<img src=\"" + Untrusted.html(address) + "\" alt=\"" + Untrusted.html(Untrusted.printable(alternative))
                + "\"/>";
    }

    private static String style() {
        try (InputStream in = Objects.requireNonNull(HtmlPage.class.getResourceAsStream(STYLE), STYLE)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException("the jar cannot be read", e);
        }
    }
}
