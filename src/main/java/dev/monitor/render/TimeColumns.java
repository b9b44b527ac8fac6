package dev.monitor.render;

import dev.monitor.model.Aggregate;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What a series was in each of some columns of equal length. */
final class TimeColumns {
    /** Points that are further apart than so many times the usual distance have a gap between them. */
    private static final double GAP = 2.5;

    private static final long HOUR_SECONDS = 3600;

    private TimeColumns() {}

    /** The columns from left to right; null where nothing was recorded. */
    static @Nullable Aggregate[] of(List<Aggregate> points, Instant from, Instant to, int columns) {
        @Nullable Aggregate[] filled = new Aggregate[columns];
        double gap = GAP * usualDistance(points);
        int before = -1;
        Instant last = Instant.MIN;
        for (Aggregate point : points) {
            int column = column(point.at(), from, to, columns);
            Aggregate there = filled[column];
            filled[column] = there == null ? point : there.with(point);
            if (before >= 0 && Duration.between(last, point.at()).toSeconds() <= gap) {
                // The points are further apart than the columns: each goes on until the next.
                Arrays.fill(filled, before + 1, Math.max(before + 1, column), filled[before]);
            }
            before = column;
            last = point.at();
        }
        return filled;
    }

    /** In which column a moment is; what is before the first is in it, as an hour may be that has begun before. */
    static int column(Instant at, Instant from, Instant to, int columns) {
        double share = (double) Duration.between(from, at).toSeconds()
                / Math.max(1, Duration.between(from, to).toSeconds());
        return (int) Math.max(0, Math.min(columns - 1, Math.floor(share * columns)));
    }

    /** The median distance of neighbours, in seconds; an hour at least where there are hours among them. */
    static double usualDistance(List<Aggregate> points) {
        long[] distances = new long[Math.max(0, points.size() - 1)];
        boolean hours = false;
        for (int i = 0; i < distances.length; i++) {
            distances[i] =
                    Duration.between(points.get(i).at(), points.get(i + 1).at()).toSeconds();
            hours |= points.get(i).count() > 1;
        }
        Arrays.sort(distances);
        long median = distances.length == 0 ? 0 : distances[distances.length / 2];
        return hours ? Math.max(HOUR_SECONDS, median) : median;
    }
}
