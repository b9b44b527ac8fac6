package dev.monitor.model;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a run saw of the machine.
 *
 * @param host the name of the machine, as configured or its own
 * @param at the wall clock when the run began
 * @param sections by collector name, in the order of the journal; a collector that gave nothing is absent
 * @param rates where the processors' time went since the previous run; null where it is not known
 * @param outcomes how each collector fared, those without a section too
 */
public record Snapshot(
        RunId run,
        String host,
        Instant at,
        Map<String, Section> sections,
        @Nullable Rates rates,
        List<Outcome> outcomes) {
    /** The section of that type, or null where its collector gave nothing. */
    public <S extends Section> @Nullable S find(Class<S> type) {
        for (Section section : sections.values()) {
            if (type.isInstance(section)) {
                return type.cast(section);
            }
        }
        return null;
    }

    /** All numbers of all sections, and the rates. */
    public List<Sample> samples() {
        List<Sample> samples = new ArrayList<>();
        for (Section section : sections.values()) {
            samples.addAll(section.samples());
        }
        if (rates != null) {
            samples.addAll(rates.samples());
        }
        return samples;
    }

    /** What is missing and why, a line each, for the reader of a report; what the machine does not have is no fault. */
    public List<String> degraded() {
        List<String> lines = new ArrayList<>();
        for (Outcome outcome : outcomes) {
            if (outcome.status() == Outcome.Status.FAILED || outcome.status() == Outcome.Status.TIMED_OUT) {
                lines.add(outcome.collector() + ": " + outcome.detail());
            }
        }
        return lines;
    }
}
