package dev.monitor.alert;

import dev.monitor.model.AlertEvent;
import dev.monitor.model.AlertState;
import dev.monitor.model.RecordedRun;
import dev.monitor.model.SteadyClock;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Rules held against recorded runs, one after the other, as if they had been in the settings then. */
public final class Replay {
    private final List<Rule> rules;
    private final Duration interval;
    private List<AlertState> states = List.of();
    private @Nullable SteadyClock clock;

    /**
     * @param interval how far apart the runs were meant to be
     */
    public Replay(List<Rule> rules, Duration interval) {
        this.rules = rules;
        this.interval = interval;
    }

    /** What would have been told at the next run. */
    public List<AlertEvent> next(RecordedRun run) {
        // A journal does not say which boot it was; an uptime that went back does.
        SteadyClock now =
                clock == null ? SteadyClock.begin(run.at(), "", run.uptime()) : clock.next(run.at(), "", run.uptime());
        clock = now;
        Look look = new Look(now.now(), run.at(), interval, run.samples(), run.collectors());
        Evaluation evaluation = Evaluator.evaluate(rules, Set.of(), states, look);
        states = evaluation.states();
        return evaluation.events();
    }

    /** The alerts that would still be known after the last run. */
    public List<AlertState> states() {
        return states;
    }
}
