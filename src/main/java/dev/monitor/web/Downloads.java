package dev.monitor.web;

import dev.monitor.model.Aggregate;
import dev.monitor.model.Recording;
import dev.monitor.model.Series;
import dev.monitor.render.HistoryCsv;
import dev.monitor.render.HistoryJson;
import dev.monitor.store.Store;
import dev.monitor.store.StoreException;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * {@code /api/v1/history.csv} and {@code /api/v1/history.json}: all that is kept of a metric, as {@code history} prints it. It
 * goes out week by week, so that a year takes no more memory than a week.
 */
final class Downloads {
    static final String PREFIX = "/api/v1/history.";

    private static final Set<String> PARAMETERS = Set.of("metric", "labels", "from", "to");
    private static final Duration CHUNK = Duration.ofDays(7);

    private final Source source;

    Downloads(Source source) {
        this.source = source;
    }

    /** What takes a piece of a series. */
    private interface Sink {
        void take(List<Aggregate> points) throws IOException;
    }

    /** The download that is asked for. */
    Download of(Request request) throws Refusal, StoreException {
        boolean csv = request.path().equals(PREFIX + "csv");
        if (!csv && !request.path().equals(PREFIX + "json")) {
            throw Refusal.notFound("there is no such page");
        }
        Parameters parameters = request.parameters();
        parameters.allow(PARAMETERS);
        SeriesChoice choice = SeriesChoice.of(parameters);
        if (choice.metrics().size() > 1) {
            throw Refusal.badRequest("a file holds one metric");
        }
        Span span = Span.of(parameters, source.now(), source.zone());
        List<Series> series = source.read(choice::find);
        String file = series.get(0).name();
        return csv
                ? new Download("text/csv; charset=utf-8", file + ".csv", out -> csv(series, span, out))
                : new Download("application/json", file + ".json", out -> json(series, span, out));
    }

    private void csv(List<Series> series, Span span, OutputStream out) throws IOException, StoreException {
        HistoryCsv csv = new HistoryCsv(source.zone(), text -> write(text, out));
        for (Series each : series) {
            csv.add(new Recording(each, List.of()));
            inChunks(each, span, points -> csv.add(new Recording(each, points)));
        }
    }

    private static void write(String text, OutputStream out) {
        try {
            out.write(text.getBytes(StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void json(List<Series> series, Span span, OutputStream out) throws IOException, StoreException {
        HistoryJson json = new HistoryJson(series.get(0).name(), span.from(), span.to(), source.zone(), out);
        for (Series each : series) {
            json.begin(each);
            inChunks(each, span, json::add);
            json.end();
        }
        json.close();
    }

    private void inChunks(Series series, Span span, Sink sink) throws IOException, StoreException {
        try (Store store = source.openOrNull()) {
            Instant begin = span.from();
            Instant last = Instant.MIN;
            while (store != null && !begin.isAfter(span.to())) {
                Instant end = begin.plus(CHUNK);
                Instant until = end.isAfter(span.to()) ? span.to() : end.minusSeconds(1);
                List<Aggregate> points = new ArrayList<>();
                // An hour without its samples is in both chunks that share it.
                for (Aggregate point : store.samples().read(series, begin, until, Duration.ZERO)) {
                    if (point.at().isAfter(last)) {
                        points.add(point);
                        last = point.at();
                    }
                }
                sink.take(points);
                begin = end;
            }
        }
    }
}
