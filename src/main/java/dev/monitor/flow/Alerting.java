package dev.monitor.flow;

import dev.monitor.alert.Evaluation;
import dev.monitor.alert.Evaluator;
import dev.monitor.alert.Look;
import dev.monitor.alert.Rule;
import dev.monitor.config.AlertSettings;
import dev.monitor.model.AlertEvent;
import dev.monitor.model.AlertState;
import dev.monitor.model.Outcome;
import dev.monitor.model.Silence;
import dev.monitor.model.Snapshot;
import dev.monitor.model.SteadyClock;
import dev.monitor.model.Uptime;
import dev.monitor.store.Store;
import dev.monitor.store.StoreException;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What a run makes of its rules: what is known of each alert now, and what there is to tell. */
final class Alerting {
    private final List<AlertState> before;
    private final SteadyClock clock;
    private Evaluation evaluation;

    private Alerting(List<AlertState> before, SteadyClock clock, Evaluation evaluation) {
        this.before = before;
        this.clock = clock;
        this.evaluation = evaluation;
    }

    /**
     * Holds the rules against what was seen.
     *
     * @param store null where nothing is known of earlier runs
     * @return null where there is no rule, and none that was
     */
    static @Nullable Alerting of(AlertSettings settings, @Nullable Store store, Observation now) throws StoreException {
        List<Rule> rules = RuleBook.of(settings);
        List<AlertState> before = store == null ? List.of() : store.alerts().all();
        if (rules.isEmpty() && before.isEmpty()) {
            return null;
        }
        Snapshot snapshot = now.snapshot();
        SteadyClock clock = clock(store == null ? null : store.runs().clock(), now);
        Look look = new Look(clock.now(), snapshot.at(), settings.interval(), snapshot.samples(), well(snapshot));
        return new Alerting(before, clock, Evaluator.evaluate(rules, silenced(store, snapshot.at()), before, look));
    }

    private static SteadyClock clock(@Nullable SteadyClock before, Observation now) {
        Instant at = now.snapshot().at();
        Uptime uptime = now.snapshot().find(Uptime.class);
        Duration sinceBoot = uptime == null ? null : Duration.ofMillis(Math.round(uptime.total() * 1000));
        String bootId = now.times() == null ? "" : now.times().bootId();
        return before == null ? SteadyClock.begin(at, bootId, sinceBoot) : before.next(at, bootId, sinceBoot);
    }

    /** What the machine does not have is known not to be there; what could not be read is not. */
    private static Set<String> well(Snapshot snapshot) {
        Set<String> well = new HashSet<>();
        for (Outcome outcome : snapshot.outcomes()) {
            if (outcome.status() == Outcome.Status.OK || outcome.status() == Outcome.Status.NO_DATA) {
                well.add(outcome.collector());
            }
        }
        return well;
    }

    private static Set<String> silenced(@Nullable Store store, Instant at) throws StoreException {
        Set<String> rules = new HashSet<>();
        if (store != null) {
            for (Silence silence : store.silences().at(at)) {
                rules.add(silence.rule());
            }
        }
        return rules;
    }

    /** What there is to tell. */
    List<AlertEvent> events() {
        return evaluation.events();
    }

    /** Notes which message tells some of the alerts: what is told of them later goes on from it. */
    void toldBy(String message, List<AlertEvent> told) {
        evaluation = evaluation.withThread(message, told);
    }

    /** Keeps what the next run must know, and what people may want to look up. */
    void keep(Store store) throws StoreException {
        store.runs().setClock(clock);
        store.alerts().replace(before, evaluation.states());
        store.alertLog().keep(evaluation.episodes());
    }
}
