package dev.monitor.render;

import dev.monitor.model.Figure;
import dev.monitor.model.Report;
import dev.monitor.model.Sessions;
import dev.monitor.model.TopProcesses;
import java.io.IOException;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;

/** A report as one file for a browser: the tables of the other forms and its charts, light or dark as the reader's device. */
public final class HtmlReport {
    /** How the page comes by its pictures. */
    private interface Pictures {
        void show(HtmlPage page, Figure figure, int number);
    }

    private HtmlReport() {}

    /**
     * The whole page with its pictures in it.
     *
     * @param zone in which times are told
     * @param figures charts that follow the one of the users
     */
    public static String page(Report report, ZoneId zone, List<Figure> figures) {
        return page(report, zone, "", figures(report, figures), (page, figure, number) -> embed(page, figure, zone));
    }

    /** The same with pictures {@code cid:figure1} and so on, and the id of the message. */
    static String letter(Report report, ZoneId zone, String id, List<Figure> figures) {
        return page(
                report,
                zone,
                "id " + id,
                figures,
                (page, figure, number) -> page.image("cid:figure" + number, figure.title()));
    }

    /** The users' chart, if there is anything to draw, and the others. */
    static List<Figure> figures(Report report, List<Figure> others) {
        List<Figure> figures = new ArrayList<>();
        Figure users = UserBars.of(report);
        if (users != null) {
            figures.add(users);
        }
        figures.addAll(others);
        return figures;
    }

    private static String page(Report report, ZoneId zone, String footer, List<Figure> figures, Pictures pictures) {
        Times times = new Times(zone);
        Summary summary = new Summary(report, times);
        HtmlPage page = new HtmlPage("CPU by user on " + summary.host());
        page.heading(Phrase.of("CPU by user on " + summary.host()));
        page.lines(List.of(Phrase.of(summary.window())));
        page.note(summary.source());
        page.note(summary.note());
        if (report.isEmpty()) {
            page.lines(List.of(Phrase.of(summary.nobody())));
        } else {
            page.table(ReportTables.usage(report, false));
            page.note(members(report));
        }
        int number = 1;
        for (Figure figure : figures) {
            pictures.show(page, figure, number++);
        }
        machine(page, report, summary, times);
        page.note(footer);
        return page.html();
    }

    private static void machine(HtmlPage page, Report report, Summary summary, Times times) {
        page.section("The machine");
        page.facts(summary.machine());
        TopProcesses top = report.top();
        if (top != null && !top.processes().isEmpty()) {
            page.section("Top processes of " + top.count());
            page.table(ReportTables.top(top));
        }
        Sessions sessions = report.sessions();
        if (sessions != null) {
            page.section("Logged in: " + Summary.loggedIn(sessions));
            if (!sessions.sessions().isEmpty()) {
                page.table(ReportTables.sessions(sessions, report, times));
            }
        }
        page.facts(summary.missing());
    }

    private static String members(Report report) {
        String members = ReportTables.members(report);
        return members.isEmpty() ? "" : "others: " + members;
    }

    /** A chart that cannot be drawn is left out: the tables say the same. */
    private static void embed(HtmlPage page, Figure figure, ZoneId zone) {
        try {
            page.image(
                    data(Charts.png(figure, Theme.LIGHT, zone)),
                    data(Charts.png(figure, Theme.DARK, zone)),
                    figure.title());
        } catch (IOException e) {
            page.note(Untrusted.printable(figure.title() + ": " + e.getMessage()));
        }
    }

    private static String data(byte[] png) {
        return "data:image/png;base64," + Base64.getEncoder().encodeToString(png);
    }
}
