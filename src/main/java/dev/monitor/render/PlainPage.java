package dev.monitor.render;

/** Plain text for e-mail: lines of at most 72 columns, which a reply may still indent. */
final class PlainPage {
    static final int WIDTH = 72;

    private final StringBuilder text = new StringBuilder();

    /** Adds printable words, wrapped. */
    void paragraph(String words) {
        Columns.wrap(words, WIDTH).forEach(line -> text.append(line).append('\n'));
    }

    /** Adds a table. */
    void table(Table table) {
        table.lines(WIDTH).forEach(line -> text.append(line).append('\n'));
    }

    /** Adds an empty line. */
    void gap() {
        text.append('\n');
    }

    String text() {
        return text.toString();
    }
}
