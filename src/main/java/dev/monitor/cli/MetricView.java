package dev.monitor.cli;

import dev.monitor.flow.Exit;
import dev.monitor.flow.Failure;
import dev.monitor.flow.HistorySpan;
import dev.monitor.flow.MetricHistory;
import dev.monitor.model.Recording;
import dev.monitor.model.Series;
import dev.monitor.render.Charts;
import dev.monitor.render.HistoryCsv;
import dev.monitor.render.HistoryFigure;
import dev.monitor.render.HistoryJson;
import dev.monitor.render.HistoryText;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Shows the series of one metric in each of the forms that {@code history} knows. */
final class MetricView {
    /** More points than a chart has pixels for would only blur it. */
    private static final int CHART_POINTS = 400;

    private final World world;
    private final MetricHistory history;
    private final List<Series> series;
    private final HistorySpan span;
    private final ZoneId zone;

    /** @param series at least one, all of the same metric */
    MetricView(World world, MetricHistory history, List<Series> series, HistorySpan span, ZoneId zone) {
        this.world = world;
        this.history = history;
        this.series = series;
        this.span = span;
        this.zone = zone;
    }

    void text() throws Failure {
        int width = ReportCommand.width(world);
        List<Recording> recordings = new ArrayList<>();
        for (Series each : series) {
            recordings.add(history.shown(each, span, width));
        }
        HistoryText text = new HistoryText(span.from(), span.to(), zone, width, isAscii());
        world.out().print(text.of(recordings));
    }

    /** Whether a locale is set, and it is not one of UTF-8. */
    private boolean isAscii() {
        for (String variable : List.of("LC_ALL", "LC_CTYPE", "LANG")) {
            String locale = world.environment().getOrDefault(variable, "");
            if (!locale.isEmpty()) {
                return !locale.toUpperCase(Locale.ROOT).replace("-", "").contains("UTF8");
            }
        }
        return false;
    }

    /** One series after the other, so that many of them take no more memory than one. */
    void csv() throws Failure {
        HistoryCsv csv = new HistoryCsv(zone, world.out()::print);
        for (Series each : series) {
            csv.add(history.whole(each, span));
        }
    }

    void json() throws Failure {
        String metric = series.get(0).name();
        try (HistoryJson json = new HistoryJson(metric, span.from(), span.to(), zone, world.out())) {
            for (Series each : series) {
                json.add(history.whole(each, span));
            }
        }
    }

    void draw(Path file) throws Failure {
        List<Recording> recordings = new ArrayList<>();
        for (Series each : series) {
            recordings.add(history.inSpans(each, span, CHART_POINTS));
        }
        byte[] png;
        try {
            png = Charts.png(HistoryFigure.of(recordings, span.from(), span.to()));
        } catch (IOException e) {
            throw new Failure(Exit.NO_DATA, String.valueOf(e.getMessage()));
        }
        try {
            Files.write(file, png);
        } catch (IOException e) {
            throw new Failure(Exit.DENIED, file + ": cannot be written");
        }
    }
}
