package dev.monitor.flow;

import dev.monitor.alert.Rule;
import dev.monitor.config.Settings;
import dev.monitor.host.Host;
import dev.monitor.model.AlertState;
import dev.monitor.model.Labels;
import dev.monitor.model.RuleStatus;
import dev.monitor.model.Sample;
import dev.monitor.model.Silence;
import dev.monitor.model.Snapshot;
import dev.monitor.store.StandIn;
import dev.monitor.store.Store;
import dev.monitor.store.StoreException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The rules with the values of this moment, and with what the runs know of them. */
public final class RuleOverview {
    private final Map<String, Silence> silences = new HashMap<>();
    private final List<AlertState> states = new ArrayList<>();

    private RuleOverview() {}

    /**
     * The rules in the order of the settings. It looks at the machine and leaves no trace.
     *
     * @throws Failure if nothing of the machine could be read, or the store cannot be read
     */
    public static List<RuleStatus> of(Settings settings, Host host) throws Failure {
        List<Rule> rules = RuleBook.of(settings.alerts());
        if (rules.isEmpty()) {
            return List.of();
        }
        Snapshot snapshot = DryRun.look(settings, host, null, List.of()).snapshot();
        RuleOverview overview = new RuleOverview();
        try (Store store = StandIn.openToRead(settings.store().folder())) {
            if (store != null) {
                overview.recall(store, snapshot);
            }
        } catch (StoreException e) {
            throw Run.failure(e);
        }
        List<RuleStatus> statuses = new ArrayList<>();
        for (Rule rule : rules) {
            statuses.add(overview.status(rule, snapshot.samples()));
        }
        return statuses;
    }

    private void recall(Store store, Snapshot snapshot) throws StoreException {
        states.addAll(store.alerts().all());
        for (Silence silence : store.silences().at(snapshot.at())) {
            silences.put(silence.rule(), silence);
        }
    }

    private RuleStatus status(Rule rule, List<Sample> samples) {
        Map<String, RuleStatus.Series> series = new LinkedHashMap<>();
        for (Sample sample : samples) {
            if (sample.name().equals(rule.metric()) && rule.covers(sample.labels())) {
                series.put(
                        Labels.text(sample.labels()),
                        new RuleStatus.Series(sample.labels(), sample.value(), null, null));
            }
        }
        for (AlertState state : states) {
            if (state.rule().equals(rule.name())) {
                RuleStatus.Series seen = series.get(Labels.text(state.labels()));
                series.put(
                        Labels.text(state.labels()),
                        new RuleStatus.Series(
                                state.labels(), seen == null ? null : seen.value(), state.phase(), state.since()));
            }
        }
        List<RuleStatus.Series> nearest = new ArrayList<>(series.values());
        nearest.sort(nearestFirst(rule));
        return new RuleStatus(rule.name(), rule.text(), silences.get(rule.name()), nearest);
    }

    /** Those that a run knows of, then the others by how far they are from the threshold, bad side first. */
    private static Comparator<RuleStatus.Series> nearestFirst(Rule rule) {
        return Comparator.comparing((RuleStatus.Series series) -> series.phase() == null)
                .thenComparing(series -> distance(rule, series.value()))
                .thenComparing(series -> Labels.text(series.labels()));
    }

    private static double distance(Rule rule, @Nullable Double value) {
        if (value == null) {
            return Double.POSITIVE_INFINITY;
        }
        return rule.op().holds(value, rule.threshold()) ? -1 : Math.abs(value - rule.threshold());
    }
}
