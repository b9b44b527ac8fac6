package dev.monitor.render;

import java.util.ArrayList;
import java.util.List;

/**
 * A line of words of which some came from the machine. As markup these stand within {@code code}, where Telegram makes no
 * links, mentions and commands of them; the markup is valid in Telegram and in a page alike.
 */
record Phrase(List<Span> spans) {
    /** Longer than any user's or program's name; what is longer is cut. */
    private static final int LONGEST_QUOTE = 40;

    private static final int LONGEST_LINE = 200;

    static final Phrase EMPTY = new Phrase(List.of());

    /** Some of its words, printable. */
    record Span(String text, Style style) {}

    /** How words stand out. */
    enum Style {
        PLAIN,
        STRONG,
        QUOTED,
        /** A sign for the eye, which says nothing that the words do not: plain text goes without it. */
        SIGN
    }

    Phrase {
        spans = List.copyOf(spans);
    }

    /** Our own words. */
    static Phrase of(String words) {
        return EMPTY.plain(words);
    }

    boolean isEmpty() {
        return spans.isEmpty();
    }

    /** With more of our own words. */
    Phrase plain(String words) {
        return with(words, Style.PLAIN);
    }

    /** With more of our own words that stand out. */
    Phrase strong(String words) {
        return with(words, Style.STRONG);
    }

    /** With what the machine calls something. */
    Phrase quoted(String untrusted) {
        return with(Columns.cut(Untrusted.name(untrusted), LONGEST_QUOTE), Style.QUOTED);
    }

    /** With a line that quotes others, such as a reason: it is cut only where it is longer than any should be. */
    Phrase whole(String untrusted) {
        return with(Columns.cut(Untrusted.printable(untrusted), LONGEST_LINE), Style.QUOTED);
    }

    /** With a sign and a space. */
    Phrase sign(String sign) {
        return with(sign, Style.SIGN);
    }

    /** With another phrase behind it. */
    Phrase then(Phrase other) {
        List<Span> all = new ArrayList<>(spans);
        all.addAll(other.spans);
        return new Phrase(all);
    }

    /** As plain text. */
    String text() {
        StringBuilder text = new StringBuilder();
        for (Span span : spans) {
            text.append(span.style() == Style.SIGN ? "" : span.text());
        }
        return text.toString();
    }

    /** As markup. */
    String html() {
        StringBuilder html = new StringBuilder();
        for (Span span : spans) {
            String escaped = Untrusted.html(span.text());
            html.append(
                    switch (span.style()) {
                        case PLAIN -> escaped;
                        case STRONG -> "<b>" + escaped + "</b>";
                        case QUOTED -> "<code>" + escaped + "</code>";
                        case SIGN -> escaped + " ";
                    });
        }
        return html.toString();
    }

    private Phrase with(String text, Style style) {
        return text.isEmpty() ? this : then(new Phrase(List.of(new Span(text, style))));
    }
}
