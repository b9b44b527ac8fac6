package dev.monitor.render;

import dev.monitor.model.Figure;
import dev.monitor.model.Report;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The users of a report as a bar chart; what has no bar of its own is summed up in the last ones. */
final class UserBars {
    private static final int MOST = 20;

    private UserBars() {}

    /** The chart, or null where there is nothing to draw. Its values are hours, minutes or seconds as their size asks. */
    static @Nullable Figure of(Report report) {
        if (report.total().isZero()) {
            return null;
        }
        List<Report.Row> users = report.users();
        boolean hasOthers = !report.others().cpu().isZero();
        int places = MOST - (hasOthers ? 1 : 0);
        int shown = users.size() <= places ? users.size() : places - 1;
        List<Report.Row> hidden = users.subList(shown, users.size());

        TimeUnit unit = TimeUnit.of(largest(report));
        List<Figure.Bar> bars = new ArrayList<>();
        for (Report.Row user : users.subList(0, shown)) {
            bars.add(new Figure.Bar(user.user(), unit.value(user.cpu())));
        }
        if (!hidden.isEmpty()) {
            Duration sum = hidden.stream().map(Report.Row::cpu).reduce(Duration.ZERO, Duration::plus);
            bars.add(new Figure.Bar(hidden.size() + " more", unit.value(sum)));
        }
        if (hasOthers) {
            bars.add(new Figure.Bar(
                    report.others().user(), unit.value(report.others().cpu())));
        }
        return new Figure.Bars("CPU time by user on " + report.host(), unit.title(), bars);
    }

    private static Duration largest(Report report) {
        Duration first =
                report.users().isEmpty() ? Duration.ZERO : report.users().get(0).cpu();
        Duration others = report.others().cpu();
        return first.compareTo(others) > 0 ? first : others;
    }
}
