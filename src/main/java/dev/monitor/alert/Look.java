package dev.monitor.alert;

import dev.monitor.model.Sample;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;

/**
 * What a run saw, for the rules.
 *
 * @param steady when that was, on the clock that counts time for the rules (see {@link dev.monitor.model.SteadyClock})
 * @param at the same on the wall clock, for people
 * @param interval how far apart runs are meant to be
 * @param samples all numbers of the run
 * @param well the collectors that gave a section, by their names in the journal
 */
public record Look(Duration steady, Instant at, Duration interval, List<Sample> samples, Set<String> well) {
    private static final Duration LEAST_PATIENCE = Duration.ofMinutes(5);

    /** How far apart two looks may be and still speak for the time between them: a run may be missed or late. */
    Duration patience() {
        Duration two = interval.multipliedBy(2);
        return two.compareTo(LEAST_PATIENCE) > 0 ? two : LEAST_PATIENCE;
    }
}
