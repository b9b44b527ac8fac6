package dev.monitor.render;

import dev.monitor.model.Aggregate;
import dev.monitor.model.Recording;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import java.util.function.Consumer;

/** What was recorded, as CSV (RFC 4180): {@code time,timestamp,LABELS…,min,avg,max,last,count}. */
public final class HistoryCsv {
    private static final int CHUNK = 1 << 16;

    private final LocalStamps stamps;
    private final Consumer<String> out;
    private final StringBuilder text = new StringBuilder(CHUNK + 1024);
    private final List<String> labels = new ArrayList<>();
    private boolean begun;

    /** @param out takes the text, some thousand lines at a time */
    public HistoryCsv(ZoneId zone, Consumer<String> out) {
        this.stamps = new LocalStamps(zone);
        this.out = out;
    }

    /** Adds the lines of a series, which has the same labels as the others. */
    public void add(Recording recording) {
        if (!begun) {
            begin(recording);
        }
        StringBuilder own = new StringBuilder();
        for (String label : labels) {
            String value = recording.series().labels().getOrDefault(label, "");
            own.append('"')
                    .append(Untrusted.printable(value).replace("\"", "\"\""))
                    .append("\",");
        }
        for (Aggregate point : recording.points()) {
            line(point, own);
            if (text.length() > CHUNK) {
                flush();
            }
        }
        flush();
    }

    private void begin(Recording recording) {
        begun = true;
        labels.addAll(new TreeSet<>(recording.series().labels().keySet()));
        text.append("time,timestamp,");
        for (String label : labels) {
            text.append(label).append(',');
        }
        text.append("min,avg,max,last,count\r\n");
    }

    private void line(Aggregate point, StringBuilder own) {
        stamps.append(point.at(), text);
        text.append(',').append(point.at().getEpochSecond()).append(',').append(own);
        if (point.count() == 1) {
            int begin = text.length();
            number(point.last());
            int end = text.length();
            for (int copy = 0; copy < 3; copy++) {
                text.append(',').append(text, begin, end);
            }
        } else {
            number(point.min());
            text.append(',');
            number(point.avg());
            text.append(',');
            number(point.max());
            text.append(',');
            number(point.last());
        }
        text.append(',').append(point.count()).append("\r\n");
    }

    private void number(double value) {
        if (value == Math.rint(value) && Math.abs(value) < 1e15) {
            text.append((long) value);
        } else {
            text.append(value);
        }
    }

    private void flush() {
        out.accept(text.toString());
        text.setLength(0);
    }
}
