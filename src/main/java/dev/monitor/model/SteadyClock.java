package dev.monitor.model;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A clock that no step of the wall clock moves: the time since the first run, by the machine's uptime within a boot and by the
 * wall clock where there is nothing better, across a reboot. It never goes back.
 *
 * @param now the time since the first run
 * @param at the wall clock then
 * @param bootId which boot it was; empty where nobody could tell
 * @param uptime the time since boot, suspend included; null where it could not be read
 */
public record SteadyClock(
        Duration now, Instant at, String bootId, @Nullable Duration uptime) {
    /** A machine that was off for longer is as good as new; so is one whose clock lost its battery. */
    private static final Duration LONGEST_STEP = Duration.ofDays(366);

    /** The clock at the first run. */
    public static SteadyClock begin(Instant at, String bootId, @Nullable Duration uptime) {
        return new SteadyClock(Duration.ZERO, at, bootId, uptime);
    }

    /** The clock at a later run. */
    public SteadyClock next(Instant later, String laterBootId, @Nullable Duration laterUptime) {
        Duration step = step(later, laterBootId, laterUptime);
        return new SteadyClock(now.plus(step), later, laterBootId, laterUptime);
    }

    private Duration step(Instant later, String laterBootId, @Nullable Duration laterUptime) {
        Duration least = Duration.ZERO;
        if (uptime != null && laterUptime != null) {
            if (mayBeThisBoot(laterBootId) && laterUptime.compareTo(uptime) >= 0) {
                return laterUptime.minus(uptime);
            }
            // A new boot has taken at least as long as it lasts.
            least = laterUptime;
        }
        Duration wall = Duration.between(at, later);
        Duration step = wall.compareTo(least) > 0 ? wall : least;
        return step.compareTo(LONGEST_STEP) < 0 ? step : LONGEST_STEP;
    }

    private boolean mayBeThisBoot(String laterBootId) {
        return bootId.isEmpty() || laterBootId.isEmpty() || bootId.equals(laterBootId);
    }
}
