package dev.monitor.render;

import dev.monitor.model.LoadAvg;
import dev.monitor.model.MemInfo;
import dev.monitor.model.Report;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;

/** A report in at most 300 characters of plain text: how the machine is, and its largest users. */
public final class SmsReport {
    private SmsReport() {}

    /**
     * The report, largest user first, with the number of those that are left out and the first half of the message's id.
     *
     * @param zone in which times are told
     */
    public static String text(Report report, ZoneId zone, String id) {
        Times times = new Times(zone);
        String host = Phrase.EMPTY.quoted(report.host()).text();
        String begin = host + " " + times.between(report.from(), report.to(), " – ") + ": ";
        return SmsText.of(begin + machine(report), users(report), id);
    }

    private static String machine(Report report) {
        LoadAvg load = report.load();
        MemInfo memory = report.memory();
        return (load == null ? "" : "load " + Quantities.hundredths(load.load15()) + ", ")
                + (memory == null ? "" : "memory " + Quantities.percent(memory.percent() / 100) + ", ")
                + "CPU " + Quantities.cpu(report.total()) + ": ";
    }

    private static List<String> users(Report report) {
        List<String> users = new ArrayList<>();
        for (Report.Row row : report.users()) {
            users.add(user(row));
        }
        if (!report.others().cpu().isZero()) {
            users.add(user(report.others()));
        }
        if (users.isEmpty()) {
            users.add("nobody");
        }
        return users;
    }

    private static String user(Report.Row row) {
        return Phrase.EMPTY.quoted(row.user()).text() + " " + Quantities.cpu(row.cpu()) + " "
                + Quantities.percent(row.share());
    }
}
