package dev.monitor.render;

import java.time.Instant;
import java.time.ZoneId;
import java.time.ZonedDateTime;

/** Writes many moments in ISO 8601 with the offset, one after the other; most differ from the one before in minutes only. */
final class LocalStamps {
    /** Offsets change at quarters of an hour. */
    private static final long QUARTER_SECONDS = 900;

    private final ZoneId zone;
    private long quarter = Long.MIN_VALUE;
    private int minute;
    private String hour = "";
    private String offset = "";

    LocalStamps(ZoneId zone) {
        this.zone = zone;
    }

    void append(Instant at, StringBuilder out) {
        long second = at.getEpochSecond();
        if (Math.floorDiv(second, QUARTER_SECONDS) != quarter) {
            enter(Math.floorDiv(second, QUARTER_SECONDS));
        }
        int seconds = (int) Math.floorMod(second, QUARTER_SECONDS);
        out.append(hour);
        padded(minute + seconds / 60, out);
        out.append(':');
        padded(seconds % 60, out);
        out.append(offset);
    }

    private void enter(long next) {
        ZonedDateTime local = Instant.ofEpochSecond(next * QUARTER_SECONDS).atZone(zone);
        StringBuilder text = new StringBuilder().append(local.toLocalDate()).append('T');
        padded(local.getHour(), text);
        quarter = next;
        minute = local.getMinute();
        hour = text.append(':').toString();
        offset = local.getOffset().getTotalSeconds() == 0
                ? "+00:00"
                : local.getOffset().getId();
    }

    private static void padded(int number, StringBuilder out) {
        out.append(number < 10 ? "0" : "").append(number);
    }
}
