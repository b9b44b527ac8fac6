package dev.monitor.render;

import dev.monitor.model.Figure;
import dev.monitor.model.Part;
import dev.monitor.model.Report;
import dev.monitor.model.Sessions;
import dev.monitor.model.TopProcesses;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A report for Telegram, in the subset of HTML that the Bot API takes: tables of at most 40 columns, which a phone shows
 * without a break, and a chart of the users. What came from the machine is within {@code code} or {@code pre}, where
 * Telegram makes no links, mentions and commands of it.
 */
public final class TelegramReport {
    private static final int WIDTH = 40;
    private static final int LONGEST_LINE = 400;
    private static final int LONGEST_CAPTION = 200;
    private static final int MOST_SESSIONS = 20;

    private final TelegramPages pages = new TelegramPages();

    private TelegramReport() {}

    /**
     * The texts, each below Telegram's 4096 characters, and after them the chart unless nobody used the CPU.
     *
     * @param zone in which times are told
     * @param id of the message, shown at the end of each text: a second copy of one can be recognised
     */
    public static List<Part> parts(Report report, ZoneId zone, String id) {
        Summary summary = new Summary(report, new Times(zone));
        TelegramReport telegram = new TelegramReport();
        telegram.write(report, summary, new Times(zone));
        List<String> pages = telegram.pages.pages();
        List<Part> parts = new ArrayList<>();
        for (int i = 0; i < pages.size(); i++) {
            String place = pages.size() == 1 ? "" : " · " + (i + 1) + "/" + pages.size();
            parts.add(new Part.Text(pages.get(i) + "\n\n" + code("id " + id + place)));
        }
        Figure figure = UserBars.of(report);
        if (figure != null) {
            String caption = summary.host() + " · CPU by user · " + summary.window();
            parts.add(new Part.Photo(figure, Columns.cut(caption, LONGEST_CAPTION)));
        }
        return parts;
    }

    private void write(Report report, Summary summary, Times times) {
        pages.line(bold("CPU by user") + " on " + code(summary.host()));
        pages.line(Untrusted.html(summary.window()));
        pages.line(italic(summary.source()));
        if (!summary.note().isEmpty()) {
            pages.line(code(summary.note()));
        }
        pages.line("");
        if (report.isEmpty()) {
            pages.line(Untrusted.html(summary.nobody()));
        } else {
            usage(report);
        }
        pages.line("");
        facts(summary.machine());
        top(report.top());
        sessions(report, times);
        pages.line("");
        facts(summary.missing());
    }

    private void usage(Report report) {
        List<String> lines = new ArrayList<>(ReportTables.usage(report, false).lines(WIDTH));
        String members = ReportTables.members(report);
        if (!members.isEmpty()) {
            lines.add(lines.size() - 1, Columns.cut("  " + members, WIDTH));
        }
        pages.table(lines);
    }

    private void facts(List<Summary.Fact> facts) {
        for (Summary.Fact fact : facts) {
            String text = fact.quoted() ? code(fact.text()) : Untrusted.html(fact.text());
            pages.line(bold(fact.label()) + " " + text);
        }
    }

    private void top(@Nullable TopProcesses top) {
        if (top != null && !top.processes().isEmpty()) {
            pages.line("");
            pages.line(bold("Top processes") + " of " + top.count());
            pages.table(ReportTables.top(top).lines(WIDTH));
        }
    }

    private void sessions(Report report, Times times) {
        Sessions sessions = report.sessions();
        if (sessions == null) {
            return;
        }
        pages.line("");
        pages.line(bold("Logged in") + " " + Summary.loggedIn(sessions));
        List<String> lines = ReportTables.sessions(sessions, report, times).lines(WIDTH);
        pages.table(lines.subList(0, Math.min(MOST_SESSIONS + 1, lines.size())));
        if (lines.size() - 1 > MOST_SESSIONS) {
            pages.line("and " + (lines.size() - 1 - MOST_SESSIONS) + " more");
        }
    }

    private static String bold(String text) {
        return "<b>" + Untrusted.html(text) + "</b>";
    }

    private static String italic(String text) {
        return "<i>" + Untrusted.html(text) + "</i>";
    }

    private static String code(String text) {
        return "<code>" + Untrusted.html(Columns.cut(text, LONGEST_LINE)) + "</code>";
    }
}
