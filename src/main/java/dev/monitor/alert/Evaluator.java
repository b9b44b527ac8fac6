package dev.monitor.alert;

import dev.monitor.model.AlertEvent;
import dev.monitor.model.AlertState;
import dev.monitor.model.Episode;
import dev.monitor.model.Labels;
import dev.monitor.model.Sample;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Holds the rules against what a run saw. It counts time, not runs: what becomes of an alert depends on when it is looked at,
 * and not on how often.
 */
public final class Evaluator {
    /** So many series of a rule are followed: who names programs or mounts could otherwise fill the store. */
    static final int MOST_SERIES = 1_000;

    private final Look look;
    private final Set<String> silenced;
    private final Map<String, Rule> rules = new LinkedHashMap<>();
    private final Map<String, Map<String, Alert>> alerts = new LinkedHashMap<>();

    private final List<AlertState> states = new ArrayList<>();
    private final List<AlertEvent> events = new ArrayList<>();
    private final List<Episode> episodes = new ArrayList<>();

    private Evaluator(List<Rule> rules, Set<String> silenced, Look look) {
        this.look = look;
        this.silenced = silenced;
        for (Rule rule : rules) {
            this.rules.putIfAbsent(rule.name(), rule);
            alerts.putIfAbsent(rule.name(), new LinkedHashMap<>());
        }
    }

    /**
     * What becomes of the alerts in a run.
     *
     * @param rules those of the settings; of several with one name, the first counts
     * @param silenced the names of the rules of which nothing is told for now
     * @param before what the run before left
     */
    public static Evaluation evaluate(List<Rule> rules, Set<String> silenced, List<AlertState> before, Look look) {
        if (rules.isEmpty() && before.isEmpty()) {
            return Evaluation.NOTHING;
        }
        Evaluator evaluator = new Evaluator(rules, silenced, look);
        evaluator.recall(before);
        evaluator.look();
        return new Evaluation(evaluator.states, evaluator.events, evaluator.episodes);
    }

    private void recall(List<AlertState> before) {
        for (AlertState state : before) {
            Rule rule = rules.get(state.rule());
            Map<String, Alert> known = alerts.get(state.rule());
            if (rule != null && known != null && rule.isOf(state)) {
                known.put(Labels.text(state.labels()), new Alert(rule, state, isSilenced(rule), look));
            } else {
                remove(state);
            }
        }
    }

    /** What the state holds of its rule is enough to tell its end. */
    private void remove(AlertState state) {
        try {
            Rule rule = RuleParser.parse(state.rule(), state.text());
            Alert alert = new Alert(rule, state, isSilenced(rule), look);
            alert.remove();
            settle(alert);
        } catch (RuleException e) {
            // Another version wrote it, whose rules this one does not know.
        }
    }

    private void look() {
        for (Map.Entry<String, Rule> entry : rules.entrySet()) {
            Map<String, Alert> known = alerts.getOrDefault(entry.getKey(), Map.of());
            look(entry.getValue(), known);
            for (Alert alert : known.values()) {
                settle(alert);
            }
        }
    }

    private void look(Rule rule, Map<String, Alert> known) {
        Set<String> seen = new HashSet<>();
        for (Sample sample : look.samples()) {
            if (sample.name().equals(rule.metric()) && rule.covers(sample.labels())) {
                String series = Labels.text(sample.labels());
                Alert alert = seen.add(series) ? find(rule, known, series, sample) : null;
                if (alert != null) {
                    alert.see(sample.value());
                }
            }
        }
        String collector = Metrics.collector(rule.metric());
        boolean wouldBeThere = collector != null && look.well().contains(collector);
        for (Map.Entry<String, Alert> entry : known.entrySet()) {
            if (!seen.contains(entry.getKey())) {
                entry.getValue().miss(wouldBeThere);
            }
        }
    }

    /** The alert of a series, a new one where it breaks the rule for the first time; null where there is nothing to follow. */
    private @Nullable Alert find(Rule rule, Map<String, Alert> known, String series, Sample sample) {
        Alert alert = known.get(series);
        if (alert == null && rule.isBrokenBy(sample.value()) && hasRoom(known)) {
            alert = new Alert(rule, sample.labels(), isSilenced(rule), look);
            known.put(series, alert);
        }
        return alert;
    }

    /** One that is merely remembered gives way. */
    private static boolean hasRoom(Map<String, Alert> known) {
        if (known.size() < MOST_SERIES) {
            return true;
        }
        Iterator<Alert> alerts = known.values().iterator();
        while (alerts.hasNext()) {
            if (alerts.next().isOver()) {
                alerts.remove();
                return true;
            }
        }
        return false;
    }

    private boolean isSilenced(Rule rule) {
        return silenced.contains(rule.name());
    }

    private void settle(Alert alert) {
        AlertState state = alert.state();
        AlertEvent event = alert.event();
        Episode episode = alert.episode();
        if (state != null) {
            states.add(state);
        }
        if (event != null) {
            events.add(event);
        }
        if (episode != null) {
            episodes.add(episode);
        }
    }
}
