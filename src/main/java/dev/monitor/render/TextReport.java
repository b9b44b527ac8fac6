package dev.monitor.render;

import dev.monitor.model.Report;
import dev.monitor.model.Sessions;
import dev.monitor.model.TopProcesses;
import java.time.ZoneId;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A report for a terminal: the table of the users, then the machine, its processes and who is logged in. */
public final class TextReport {
    private static final int NARROWEST = 40;
    private static final int WIDEST = 100;
    private static final int LABEL = 9;

    private static final String BOLD = "\u001b[1m";
    private static final String DIM = "\u001b[2m";
    private static final String PLAIN = "\u001b[0m";

    private final int width;
    private final boolean colour;
    private final StringBuilder out = new StringBuilder();

    private TextReport(int width, boolean colour) {
        this.width = width;
        this.colour = colour;
    }

    /**
     * The report as lines, each ended by a line feed.
     *
     * @param zone in which times are told
     * @param width of the terminal in columns; fewer than 40 are taken as 40, more than 100 are left empty
     * @param colour whether headings are bold and side notes dim, by ANSI sequences
     */
    public static String render(Report report, ZoneId zone, int width, boolean colour) {
        TextReport text = new TextReport(Math.max(NARROWEST, Math.min(WIDEST, width)), colour);
        text.write(report, new Times(zone));
        return text.out.toString();
    }

    private void write(Report report, Times times) {
        Summary summary = new Summary(report, times);
        paragraph(BOLD, "CPU by user on " + summary.host());
        paragraph(DIM, summary.window());
        String note = summary.note();
        paragraph(DIM, note.isEmpty() ? summary.source() : summary.source() + " — " + note);
        out.append('\n');
        if (report.isEmpty()) {
            paragraph("", summary.nobody());
        } else {
            usage(report);
        }
        facts(summary.machine());
        top(report.top());
        sessions(report, times);
        facts(summary.missing());
    }

    private void usage(Report report) {
        List<String> lines = ReportTables.usage(report, true).lines(width);
        int total = lines.size() - 1;
        line(BOLD, lines.get(0));
        plain(lines.subList(1, total));
        String members = ReportTables.members(report);
        if (!members.isEmpty()) {
            line(DIM, Columns.cut("  " + members, width));
        }
        line(BOLD, lines.get(total));
    }

    private void top(@Nullable TopProcesses top) {
        if (top != null && !top.processes().isEmpty()) {
            section("Top processes of " + top.count(), ReportTables.top(top));
        }
    }

    private void sessions(Report report, Times times) {
        Sessions sessions = report.sessions();
        if (sessions == null) {
            return;
        }
        String title = "Logged in: " + Summary.loggedIn(sessions);
        if (sessions.sessions().isEmpty()) {
            heading(title);
        } else {
            section(title, ReportTables.sessions(sessions, report, times));
        }
    }

    private void section(String title, Table table) {
        heading(title);
        List<String> lines = table.lines(width);
        line(DIM, lines.get(0));
        plain(lines.subList(1, lines.size()));
    }

    private void heading(String title) {
        out.append('\n');
        line(BOLD, title);
    }

    /** Labels in a column, their texts wrapped beside it. */
    private void facts(List<Summary.Fact> facts) {
        if (!facts.isEmpty()) {
            out.append('\n');
        }
        for (Summary.Fact fact : facts) {
            String label = fact.label();
            for (String part : Columns.wrap(fact.text(), width - LABEL)) {
                out.append(styled(BOLD, label))
                        .append(" ".repeat(LABEL - label.length()))
                        .append(part)
                        .append('\n');
                label = "";
            }
        }
    }

    private void paragraph(String style, String text) {
        for (String part : Columns.wrap(text, width)) {
            line(style, part);
        }
    }

    private void plain(List<String> lines) {
        if (!lines.isEmpty()) {
            line("", String.join("\n", lines));
        }
    }

    private void line(String style, String text) {
        out.append(styled(style, text)).append('\n');
    }

    private String styled(String style, String text) {
        return colour && !style.isEmpty() && !text.isEmpty() ? style + text + PLAIN : text;
    }
}
