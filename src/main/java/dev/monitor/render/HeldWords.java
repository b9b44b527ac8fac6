package dev.monitor.render;

import dev.monitor.model.AlertEvent;
import dev.monitor.model.Labels;
import dev.monitor.model.Notice;
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

    /** What of each alert is true in the end; all that happened where nothing was held back. */
    static List<AlertEvent> outcomes(Notice notice) {
        return notice.held() == null
                ? notice.alerts()
                : courses(notice.alerts()).stream().map(HeldWords::last).toList();
    }

    /** The events of each alert in the order of time; first the alerts that go on, the most severe first. */
    static List<List<AlertEvent>> courses(List<AlertEvent> events) {
        Map<String, List<AlertEvent>> alerts = new LinkedHashMap<>();
        for (AlertEvent event : events) {
            String alert = event.rule() + Labels.text(event.labels());
            alerts.computeIfAbsent(alert, key -> new ArrayList<>()).add(event);
        }
        List<List<AlertEvent>> courses = new ArrayList<>(alerts.values());
        courses.forEach(course -> course.sort(Comparator.comparing(HeldWords::at)));
        courses.sort(Comparator.comparing(
                        (List<AlertEvent> course) -> last(course).kind().isEnd())
                .thenComparing(course -> last(course).severity(), Comparator.reverseOrder()));
        return courses;
    }

    /** What it is about, its steps, and how bad it was: {@code memory: fired 22:10, resolved 23:05, peak 97%}. */
    static Phrase course(List<AlertEvent> events, Times times, Instant now) {
        AlertEvent last = last(events);
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
        steps.add(worst(events));
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

    /** How it ended, or is. */
    static AlertEvent last(List<AlertEvent> course) {
        return course.get(course.size() - 1);
    }

    /** When it happened, by the wall clock. */
    private static Instant at(AlertEvent event) {
        return event.since().plus(event.lasted());
    }
}
