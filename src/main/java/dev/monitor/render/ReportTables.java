package dev.monitor.render;

import dev.monitor.model.Report;
import dev.monitor.model.Sessions;
import dev.monitor.model.TopProcesses;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The tables of a report, for a terminal and for a monospaced block alike. */
final class ReportTables {
    private static final int BAR = 20;

    /** The longest name that useradd(8) accepts. */
    private static final int NAME = 32;

    private ReportTables() {}

    /**
     * A row a user, the others where there is something to say of them, and the sum of the columns as the last row. Where nobody
     * knows what runs there is no column of it.
     */
    static Table usage(Report report, boolean bars) {
        List<Report.Row> rows = rows(report);
        Integer running = running(rows);
        Table table = new Table()
                .text("USER", NAME, 0)
                .whole("CPU TIME", true, 0)
                .whole("SHARE", true, 0)
                .whole("", false, 3)
                .whole("COMMANDS", true, 1)
                .whole(running == null ? "" : "RUNNING", true, 2);
        double largest = largestShare(rows);
        long commands = 0;
        for (Report.Row row : rows) {
            commands += row.commands();
            table.add(
                    Untrusted.printable(row.user()),
                    Quantities.cpu(row.cpu()),
                    Quantities.percent(row.share()),
                    bars ? bar(row.share(), largest) : "",
                    Long.toString(row.commands()),
                    count(row.running()));
            if (report.byProgram()) {
                addPrograms(table, row, report);
            }
        }
        table.add(
                "total",
                Quantities.cpu(report.total()),
                Quantities.percent(report.total().isZero() ? 0 : 1),
                "",
                Long.toString(commands),
                count(running));
        return table;
    }

    private static double largestShare(List<Report.Row> rows) {
        double largest = 0;
        for (Report.Row row : rows) {
            largest = Math.max(largest, row.share());
        }
        return largest;
    }

    private static void addPrograms(Table table, Report.Row row, Report report) {
        for (Report.Program program : row.programs()) {
            double share = report.total().isZero()
                    ? 0
                    : (double) program.cpu().toMillis() / report.total().toMillis();
            table.add(
                    "  " + Untrusted.printable(program.program()),
                    Quantities.cpu(program.cpu()),
                    Quantities.percent(share),
                    "",
                    Long.toString(program.commands()),
                    "");
        }
    }

    /** Who the others are, largest first; empty where that is not known. */
    static String members(Report report) {
        StringBuilder members = new StringBuilder();
        for (Report.Member member : report.others().members()) {
            members.append(members.length() == 0 ? "" : ", ")
                    .append(Untrusted.printable(member.user()))
                    .append(' ')
                    .append(Quantities.cpu(member.cpu()));
        }
        return members.toString();
    }

    /** The largest processes, a row each. */
    static Table top(TopProcesses top) {
        Table table = new Table()
                .whole("PID", true, 0)
                .text("USER", 12, 0)
                .whole("CPU%", true, 0)
                .whole("MEM", true, 1)
                .text("COMMAND", 24, 0);
        for (TopProcesses.Entry process : top.processes()) {
            table.add(
                    Integer.toString(process.pid()),
                    Untrusted.printable(process.user()),
                    Quantities.decimal(process.cpuPercent()),
                    Quantities.bytes(process.rssBytes()),
                    Untrusted.printable(process.command().isEmpty() ? process.program() : process.command()));
        }
        return table;
    }

    /** A row a session, oldest first. */
    static Table sessions(Sessions sessions, Report report, Times times) {
        Table table = new Table()
                .text("USER", 12, 0)
                .text("TTY", 12, 1)
                .text("FROM", 15, 0)
                .whole("SINCE", false, 0);
        for (Sessions.Session session : sessions.sessions()) {
            table.add(
                    Untrusted.printable(session.user()),
                    Untrusted.printable(session.tty()),
                    session.from().isEmpty() ? "local" : Untrusted.printable(session.from()),
                    times.since(session.since(), report.to()));
        }
        return table;
    }

    /** The rows of the table: the users, and the others if they are more than nothing. */
    private static List<Report.Row> rows(Report report) {
        List<Report.Row> rows = new ArrayList<>(report.users());
        Report.Row others = report.others();
        Integer running = others.running();
        if (!others.cpu().isZero() || others.commands() > 0 || (running != null && running > 0)) {
            rows.add(others);
        }
        return rows;
    }

    /** The sum over all rows; null if one of them is not known. */
    private static @Nullable Integer running(List<Report.Row> rows) {
        int sum = 0;
        for (Report.Row row : rows) {
            Integer running = row.running();
            if (running == null) {
                return null;
            }
            sum += running;
        }
        return sum;
    }

    private static String count(@Nullable Integer number) {
        return number == null ? "" : Integer.toString(number);
    }

    /** Full blocks, and a half one where the rest is more than a quarter of a block. */
    private static String bar(double share, double largest) {
        long halves = largest <= 0 ? 0 : Math.round(2 * BAR * share / largest);
        return "█".repeat((int) (halves / 2)) + (halves % 2 == 1 ? "▌" : "");
    }
}
