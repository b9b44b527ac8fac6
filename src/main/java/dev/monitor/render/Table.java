package dev.monitor.render;

import java.util.ArrayList;
import java.util.List;

/**
 * Aligned columns that fit a width. Columns of text are flexible: they take what room there is. Where there is too little,
 * the less important columns give way first, then the flexible ones are cut. No line is ever longer than the width.
 */
final class Table {
    private static final int SPACE = 2;
    private static final int NARROWEST = 8;
    /** More of a command line nobody reads in a table. */
    private static final int LONGEST_CELL = 160;

    /**
     * A column.
     *
     * @param right whether its cells are aligned to the right, as numbers are
     * @param comfortable for a flexible column the width up to which others give way for it; 0 for one that is never cut
     * @param rank 0 for a column that always stays; of the others the highest gives way first
     */
    private record Column(String title, boolean right, int comfortable, int rank) {}

    /** The cells of a line, and how many columns of the terminal each takes. */
    private static final class Row {
        final String[] cells;
        final int[] widths;

        Row(String[] cells, int[] widths) {
            this.cells = cells;
            this.widths = widths;
        }
    }

    private final List<Column> columns = new ArrayList<>();
    private final List<Row> rows = new ArrayList<>();

    /** Adds a flexible column of text; see {@link Column}. */
    Table text(String title, int comfortable, int rank) {
        columns.add(new Column(title, false, comfortable, rank));
        return this;
    }

    /** Adds a column that is never cut, such as one of numbers; each character of its cells must take one column. */
    Table whole(String title, boolean right, int rank) {
        columns.add(new Column(title, right, 0, rank));
        return this;
    }

    /** Adds a row. The cells must be printable, one a column. */
    void add(String... cells) {
        rows.add(row(cells));
    }

    private Row row(String... cells) {
        int[] widths = new int[cells.length];
        for (int i = 0; i < widths.length; i++) {
            widths[i] = isFlexible(i) ? Columns.width(cells[i]) : cells[i].length();
        }
        return new Row(cells, widths);
    }

    /** The title line and a line a row. */
    List<String> lines(int width) {
        List<Row> all = all();
        int[] widths = fitted(naturalWidths(all), width);
        boolean fits = total(widths) <= width;
        List<String> lines = new ArrayList<>(all.size());
        for (Row row : all) {
            String line = line(row, widths);
            lines.add(fits ? line : Columns.cut(line, width));
        }
        return lines;
    }

    /** The same for a page, which breaks lines itself; left out are only columns that hold nothing. */
    String html() {
        List<Row> all = all();
        int[] widths = naturalWidths(all);
        StringBuilder html = new StringBuilder("<table>\n");
        for (int row = 0; row < all.size(); row++) {
            html.append("<tr>")
                    .append(cells(all.get(row), row == 0 ? "th" : "td", widths))
                    .append("</tr>\n");
        }
        return html.append("</table>").toString();
    }

    private String cells(Row row, String element, int[] widths) {
        StringBuilder cells = new StringBuilder();
        for (int i = 0; i < widths.length; i++) {
            if (widths[i] > 0) {
                cells.append('<').append(element).append(columns.get(i).right() ? " class=\"n\">" : ">");
                cells.append(Untrusted.html(Columns.cut(row.cells[i], LONGEST_CELL)))
                        .append("</")
                        .append(element)
                        .append('>');
            }
        }
        return cells.toString();
    }

    private List<Row> all() {
        List<Row> all = new ArrayList<>();
        all.add(titles());
        all.addAll(rows);
        return all;
    }

    private Row titles() {
        String[] titles = new String[columns.size()];
        for (int i = 0; i < titles.length; i++) {
            titles[i] = columns.get(i).title();
        }
        return row(titles);
    }

    private int[] naturalWidths(List<Row> all) {
        int[] widths = new int[columns.size()];
        for (Row row : all) {
            for (int i = 0; i < widths.length; i++) {
                widths[i] = Math.max(widths[i], row.widths[i]);
            }
        }
        return widths;
    }

    private int[] fitted(int[] natural, int width) {
        int[] widths = natural.clone();
        for (int i = 0; i < widths.length; i++) {
            if (isFlexible(i)) {
                widths[i] = Math.min(natural[i], columns.get(i).comfortable());
            }
        }
        int least = leastImportant(widths);
        while (total(widths) > width && least >= 0) {
            widths[least] = 0;
            least = leastImportant(widths);
        }
        grow(widths, natural, width - total(widths));
        shrink(widths, total(widths) - width);
        return widths;
    }

    /** Gives room that is left to the flexible columns, from the left. */
    private void grow(int[] widths, int[] natural, int room) {
        int left = room;
        for (int i = 0; i < widths.length && left > 0; i++) {
            if (isFlexible(i) && widths[i] > 0) {
                int more = Math.min(left, natural[i] - widths[i]);
                widths[i] += more;
                left -= more;
            }
        }
    }

    /** Takes room that is lacking from the flexible columns, from the right. */
    private void shrink(int[] widths, int room) {
        int lacking = room;
        for (int i = widths.length - 1; i >= 0 && lacking > 0; i--) {
            if (isFlexible(i) && widths[i] > NARROWEST) {
                int less = Math.min(lacking, widths[i] - NARROWEST);
                widths[i] -= less;
                lacking -= less;
            }
        }
    }

    private boolean isFlexible(int column) {
        return columns.get(column).comfortable() > 0;
    }

    /** A column that gave way, or that holds nothing, is 0 wide and takes no space. */
    private static int total(int[] widths) {
        int total = -SPACE;
        for (int width : widths) {
            total += width > 0 ? width + SPACE : 0;
        }
        return total;
    }

    /** The column that gives way next, or -1 if all that are left stay. */
    private int leastImportant(int[] widths) {
        int least = -1;
        int highest = 0;
        for (int i = 0; i < widths.length; i++) {
            if (widths[i] > 0 && columns.get(i).rank() > highest) {
                highest = columns.get(i).rank();
                least = i;
            }
        }
        return least;
    }

    private String line(Row row, int[] widths) {
        StringBuilder line = new StringBuilder();
        int blanks = 0;
        for (int i = 0; i < widths.length; i++) {
            if (widths[i] > 0) {
                boolean fits = row.widths[i] <= widths[i];
                String cell = fits ? row.cells[i] : Columns.cut(row.cells[i], widths[i]);
                int room = widths[i] - (fits ? row.widths[i] : Columns.width(cell));
                boolean right = columns.get(i).right();
                blanks += right ? room : 0;
                if (!cell.isEmpty()) {
                    line.append(blanks == 0 ? cell : " ".repeat(blanks).concat(cell));
                    blanks = 0;
                }
                blanks += right ? SPACE : SPACE + room;
            }
        }
        return line.toString();
    }
}
