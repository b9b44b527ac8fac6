package dev.monitor.render;

import dev.monitor.model.Aggregate;
import dev.monitor.model.RecordedMetric;
import dev.monitor.model.Recording;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** What was recorded, for a terminal: one series as a chart and a table, several as a line each. */
public final class HistoryText {
    /** The hours of the longest day. */
    private static final int MOST_ROWS = 25;

    private static final int SPARKS = 24;
    private static final int NARROWEST = 40;
    private static final int SERIES_COLUMNS = 24;
    private static final DateTimeFormatter MOMENT = DateTimeFormatter.ofPattern("EEE d MMM HH:mm", Locale.ENGLISH);
    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("EEE d MMM uuuu", Locale.ENGLISH);

    private final Instant from;
    private final Instant to;
    private final ZoneId zone;
    private final int width;
    private final boolean ascii;

    /** @param ascii whether the terminal may show nothing but that */
    public HistoryText(Instant from, Instant to, ZoneId zone, int width, boolean ascii) {
        this.from = from;
        this.to = to;
        this.zone = zone;
        this.width = Math.max(NARROWEST, width);
        this.ascii = ascii;
    }

    /** The series of one metric, at least one. */
    public String of(List<Recording> recordings) {
        List<String> lines = new ArrayList<>();
        String what = recordings.size() == 1
                ? recordings.get(0).series().toString()
                : recordings.get(0).series().name();
        lines.add(Columns.cut(Untrusted.printable(what), width));
        lines.add(new Times(zone).window(from, to));
        lines.add("");
        lines.addAll(recordings.size() == 1 ? one(recordings.get(0)) : several(recordings));
        String text = String.join("\n", lines) + "\n";
        return ascii ? text.replace('–', '-').replace('…', '~') : text;
    }

    private List<String> one(Recording recording) {
        if (recording.points().isEmpty()) {
            return List.of("Nothing was recorded in that time.");
        }
        Unit unit = MetricWords.unit(recording.series().name());
        List<String> lines =
                new ArrayList<>(TerminalChart.lines(recording.points(), from, to, zone, unit, width, ascii));
        lines.add("");
        lines.addAll(table(recording.points(), unit));
        return lines;
    }

    private List<String> table(List<Aggregate> points, Unit unit) {
        LocalSpans spans = LocalSpans.of(Duration.between(from, to), MOST_ROWS, zone);
        Map<ZonedDateTime, Aggregate> rows = new LinkedHashMap<>();
        for (Aggregate point : points) {
            rows.merge(spans.begin(point.at()), point, Aggregate::with);
        }
        Table table = new Table().whole("FROM", false, 0);
        values(table);
        for (Map.Entry<ZonedDateTime, Aggregate> row : rows.entrySet()) {
            String time = (spans.areDays() ? DAY : MOMENT).format(row.getKey());
            Aggregate of = row.getValue();
            table.add(time, unit.text(of.min()), unit.text(of.avg()), unit.text(of.max()), unit.text(of.last()));
        }
        return table.lines(width);
    }

    private List<String> several(List<Recording> recordings) {
        Unit unit = MetricWords.unit(recordings.get(0).series().name());
        double top = 0;
        for (Recording recording : recordings) {
            for (Aggregate point : recording.points()) {
                top = Math.max(top, point.max());
            }
        }
        Table table = new Table().text("SERIES", SERIES_COLUMNS, 0).whole("", false, 1);
        values(table);
        for (Recording recording : recordings) {
            String name = Untrusted.printable(
                    String.join(", ", recording.series().labels().values()));
            String sparks = Sparkline.of(TimeColumns.of(recording.points(), from, to, SPARKS), top, ascii);
            Aggregate all = recording.points().stream().reduce(Aggregate::with).orElse(null);
            if (all == null) {
                table.add(name, sparks, "-", "-", "-", "-");
            } else {
                table.add(
                        name,
                        sparks,
                        unit.text(all.min()),
                        unit.text(all.avg()),
                        unit.text(all.max()),
                        unit.text(all.last()));
            }
        }
        return table.lines(width);
    }

    private static void values(Table table) {
        table.whole("MIN", true, 2).whole("AVG", true, 0).whole("MAX", true, 0).whole("LAST", true, 3);
    }

    /** All that is recorded. */
    public static String metrics(List<RecordedMetric> metrics, ZoneId zone, int width) {
        Table table = new Table()
                .whole("METRIC", false, 0)
                .whole("SERIES", true, 1)
                .whole("FROM", false, 0)
                .whole("TO", false, 0);
        for (RecordedMetric metric : metrics) {
            table.add(
                    metric.name(),
                    Long.toString(metric.series()),
                    moment(metric.from(), zone),
                    moment(metric.to(), zone));
        }
        return String.join("\n", table.lines(Math.max(NARROWEST, width))) + "\n";
    }

    private static String moment(Instant at, ZoneId zone) {
        return at.atZone(zone).toLocalDate() + " "
                + at.atZone(zone).toLocalTime().withSecond(0);
    }
}
