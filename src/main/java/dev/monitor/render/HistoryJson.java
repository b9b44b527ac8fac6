package dev.monitor.render;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.json.JsonWriteFeature;
import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import dev.monitor.model.Aggregate;
import dev.monitor.model.Recording;
import dev.monitor.model.Series;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * What was recorded of a metric, as one JSON object with a line a point: {@code metric}, {@code from}, {@code to} and {@code series}, each with
 * {@code labels} and {@code points}. A point has {@code time} and {@code timestamp}, and {@code value}, or for an hour
 * {@code min}, {@code avg}, {@code max}, {@code last} and {@code count}.
 */
public final class HistoryJson implements AutoCloseable {
    private final JsonGenerator json;
    private final LocalStamps stamps;
    private final StringBuilder stamp = new StringBuilder();

    /** Begins the object. */
    public HistoryJson(String metric, Instant from, Instant to, ZoneId zone, OutputStream out) {
        stamps = new LocalStamps(zone);
        try {
            json = JsonFactory.builder()
                    .enable(JsonWriteFeature.ESCAPE_NON_ASCII)
                    .build()
                    .createGenerator(out);
            json.setPrettyPrinter(new DefaultPrettyPrinter()
                    .withObjectIndenter(new DefaultPrettyPrinter.FixedSpaceIndenter())
                    .withArrayIndenter(DefaultIndenter.SYSTEM_LINEFEED_INSTANCE));
            json.disable(JsonGenerator.Feature.AUTO_CLOSE_TARGET);
            json.writeStartObject();
            json.writeStringField("metric", metric);
            json.writeStringField("from", time(from));
            json.writeStringField("to", time(to));
            json.writeArrayFieldStart("series");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Adds a series. */
    public void add(Recording recording) {
        begin(recording.series());
        add(recording.points());
        end();
    }

    /** Begins a series, whose points are added piece by piece. */
    public void begin(Series series) {
        try {
            json.writeStartObject();
            json.writeObjectFieldStart("labels");
            for (Map.Entry<String, String> label : new TreeMap<>(series.labels()).entrySet()) {
                json.writeStringField(label.getKey(), label.getValue());
            }
            json.writeEndObject();
            json.writeArrayFieldStart("points");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Adds points of the series that is begun. */
    public void add(List<Aggregate> points) {
        try {
            for (Aggregate point : points) {
                add(point);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Ends the series that is begun. */
    public void end() {
        try {
            json.writeEndArray();
            json.writeEndObject();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void add(Aggregate point) throws IOException {
        json.writeStartObject();
        json.writeStringField("time", time(point.at()));
        json.writeNumberField("timestamp", point.at().getEpochSecond());
        if (point.count() == 1) {
            json.writeNumberField("value", point.last());
        } else {
            json.writeNumberField("min", point.min());
            json.writeNumberField("avg", point.avg());
            json.writeNumberField("max", point.max());
            json.writeNumberField("last", point.last());
            json.writeNumberField("count", point.count());
        }
        json.writeEndObject();
    }

    private String time(Instant at) {
        stamp.setLength(0);
        stamps.append(at, stamp);
        return stamp.toString();
    }

    /** Ends the object. */
    @Override
    public void close() {
        try {
            json.writeEndArray();
            json.writeEndObject();
            json.writeRaw('\n');
            json.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
