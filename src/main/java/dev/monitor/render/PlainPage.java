package dev.monitor.render;

import java.util.List;

/** Plain text for e-mail: lines of at most 72 columns, which a reply may still indent. */
final class PlainPage {
    static final int WIDTH = 72;

    private static final String INDENT = "  ";

    private final StringBuilder text = new StringBuilder();

    /** Adds printable words, wrapped. */
    void paragraph(String words) {
        Columns.wrap(words, WIDTH).forEach(line -> text.append(line).append('\n'));
    }

    /** Adds a line under an empty one, and what belongs to it indented below. */
    void item(List<String> lines) {
        for (int i = 0; i < lines.size(); i++) {
            if (i == 0) {
                gap();
                paragraph(lines.get(0));
            } else {
                Columns.wrap(lines.get(i), WIDTH - INDENT.length())
                        .forEach(line -> text.append(INDENT).append(line).append('\n'));
            }
        }
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
