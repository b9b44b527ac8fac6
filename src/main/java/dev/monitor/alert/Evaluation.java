package dev.monitor.alert;

import dev.monitor.model.AlertEvent;
import dev.monitor.model.AlertState;
import dev.monitor.model.Episode;
import dev.monitor.model.Labels;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * What the rules make of a run.
 *
 * @param states what it leaves to the next run; one in which nothing changed is the very object that the run before left
 * @param events what there is to tell, in the order of the rules
 * @param episodes the times of firing that began, ended or grew worse in this run, silenced ones too
 */
public record Evaluation(List<AlertState> states, List<AlertEvent> events, List<Episode> episodes) {
    static final Evaluation NOTHING = new Evaluation(List.of(), List.of(), List.of());

    /**
     * The same, after a message was composed that tells some alerts: it is where their conversations begin, except for those
     * that have begun.
     *
     * @param told what the message tells, which may have been held back since earlier runs
     */
    public Evaluation withThread(String message, List<AlertEvent> told) {
        Set<String> keys = new HashSet<>();
        for (AlertEvent event : told) {
            keys.add(key(event.rule(), Labels.text(event.labels())));
        }
        List<AlertState> threaded = new ArrayList<>();
        for (AlertState state : states) {
            boolean first = state.thread() == null
                    && state.phase() == AlertState.Phase.FIRING
                    && keys.contains(key(state.rule(), Labels.text(state.labels())));
            threaded.add(first ? withThread(state, message) : state);
        }
        return new Evaluation(threaded, events, episodes);
    }

    private static AlertState withThread(AlertState state, String message) {
        return new AlertState(
                state.rule(),
                state.text(),
                state.labels(),
                state.phase(),
                state.began(),
                state.since(),
                state.seen(),
                state.value(),
                state.peak(),
                state.told(),
                state.toldValue(),
                message);
    }

    /** What an alert is known by: a rule's name has no brace. */
    static String key(String rule, String labels) {
        return rule + labels;
    }
}
