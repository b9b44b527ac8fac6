package dev.monitor.render;

import dev.monitor.model.AlertEvent;
import dev.monitor.model.Labels;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What became of an alert while its messages were held back, in one line. */
final class HeldWords {
    /** As many steps as are told one by one; of more, the first and the last ones. */
    private static final int MOST_STEPS = 6;

    private HeldWords() {}

    /** The events of each alert, in the order of time; the alerts in the order of their first events. */
    static List<List<AlertEvent>> byAlert(List<AlertEvent> events) {
        Map<String, List<AlertEvent>> alerts = new LinkedHashMap<>();
        for (AlertEvent event : events) {
            String alert = event.rule() + Labels.text(event.labels());
            alerts.computeIfAbsent(alert, key -> new ArrayList<>()).add(event);
        }
        for (List<AlertEvent> course : alerts.values()) {
            course.sort(Comparator.comparing(HeldWords::at));
        }
        return List.copyOf(alerts.values());
    }

    /** What it is about, its steps, and how bad it was: {@code memory: fired 22:10, resolved 23:05, peak 97%}. */
    static Phrase course(List<AlertEvent> events, Times times, Instant now) {
        AlertEvent last = events.get(events.size() - 1);
        List<String> steps = new ArrayList<>();
        for (AlertEvent event : events) {
            steps.add(step(event) + " " + times.since(at(event), now));
        }
        if (steps.size() > MOST_STEPS) {
            int half = MOST_STEPS / 2;
            List<String> middle = steps.subList(half, steps.size() - half);
            String hidden = middle.size() + " more";
            middle.clear();
            steps.add(half, hidden);
        }
        steps.add("peak " + worst(events));
        Phrase course = MetricWords.phrase(last.metric(), last.labels()).plain(": " + String.join(", ", steps));
        return last.kind().isEnd() ? course : course.plain(", still ").then(AlertWords.comparison(last));
    }

    private static String step(AlertEvent event) {
        return switch (event.kind()) {
            case FIRING -> "fired";
            case WORSE -> "worse";
            case STILL -> "still so";
            case RESOLVED -> "resolved";
            case GONE -> "gone";
            case REMOVED -> "rule removed";
        };
    }

    /** The peak that is furthest from the threshold. */
    private static String worst(List<AlertEvent> events) {
        AlertEvent worst = events.get(0);
        for (AlertEvent event : events) {
            if (Math.abs(event.peak() - event.threshold()) > Math.abs(worst.peak() - worst.threshold())) {
                worst = event;
            }
        }
        return AlertWords.peak(worst);
    }

    /** When it happened, by the wall clock. */
    private static Instant at(AlertEvent event) {
        return event.since().plus(event.lasted());
    }
}
