package dev.monitor.alert;

import dev.monitor.model.AlertEvent;
import dev.monitor.model.AlertState;
import dev.monitor.model.Decimals;
import dev.monitor.model.Episode;
import dev.monitor.model.Labels;
import dev.monitor.model.Sample;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Runs one after the other, as a test has them: each leaves its states to the next. */
final class Runs {
    static final Instant START = Instant.parse("2026-03-02T00:00:00Z");

    private static final Set<String> ALL_WELL = Set.of(
            "cpu_data", "uptime", "loadavg", "meminfo", "sessions", "filesystems", "pressure", "top", "accounting");

    final Set<String> silenced = new HashSet<>();
    final Set<String> failed = new HashSet<>();
    private List<Rule> rules;
    private Duration now = Duration.ZERO;
    private Evaluation last = Evaluation.NOTHING;

    /** Rules as {@code NAME metric > 1 …}. */
    Runs(String... rules) {
        this.rules = rules(rules);
    }

    static List<Rule> rules(String... texts) {
        List<Rule> rules = new ArrayList<>();
        for (String text : texts) {
            int space = text.indexOf(' ');
            try {
                rules.add(RuleParser.parse(text.substring(0, space), text.substring(space)));
            } catch (RuleException e) {
                throw new AssertionError(e);
            }
        }
        return rules;
    }

    /** Other settings from now on. */
    void settings(String... texts) {
        rules = rules(texts);
    }

    void settings(List<Rule> others) {
        rules = others;
    }

    /** A run at a time of the first day, as {@code 12:00} or {@code 12:00:30}, which sees these series, as {@code load1 5}. */
    List<String> at(String time, String... series) {
        List<Sample> samples = new ArrayList<>();
        for (String text : series) {
            samples.add(sample(text));
        }
        return at(time, samples);
    }

    List<String> at(String time, List<Sample> samples) {
        String[] parts = (time + ":0").split(":", -1);
        now = Duration.ofHours(Long.parseLong(parts[0]))
                .plusMinutes(Long.parseLong(parts[1]))
                .plusSeconds(Long.parseLong(parts[2]));
        Set<String> well = new HashSet<>(ALL_WELL);
        well.removeAll(failed);
        Look look = new Look(now, START.plus(now), Duration.ofMinutes(1), samples, well);
        last = Evaluator.evaluate(rules, silenced, last.states(), look);
        return told(last.events());
    }

    private static Sample sample(String text) {
        int space = text.lastIndexOf(' ');
        int brace = text.indexOf('{');
        Double number = Decimals.parse(text.substring(space + 1));
        double value = number == null ? Double.parseDouble(text.substring(space + 1)) : number;
        Map<String, String> labels = brace < 0 ? Map.of() : Labels.parse(text.substring(brace, space));
        return new Sample(text.substring(0, brace < 0 ? space : brace), labels, value);
    }

    /** What the last run told, as {@code FIRING NAME{labels} value}. */
    static List<String> told(List<AlertEvent> events) {
        List<String> told = new ArrayList<>();
        for (AlertEvent event : events) {
            told.add(event.kind() + " " + event.rule() + Labels.text(event.labels()) + " " + event.value());
        }
        return told;
    }

    Evaluation last() {
        return last;
    }

    /** The only thing that the last run told. */
    AlertEvent event() {
        if (last.events().size() != 1) {
            throw new AssertionError("told: " + told(last.events()));
        }
        return last.events().get(0);
    }

    List<AlertState> states() {
        return last.states();
    }

    /** What the last run wrote into the log, as {@code NAME since–until peak}, in minutes of the day. */
    List<String> logged() {
        List<String> logged = new ArrayList<>();
        for (Episode episode : last.episodes()) {
            Instant until = episode.until();
            logged.add(episode.rule() + " " + minutes(episode.since()) + "–" + (until == null ? "" : minutes(until))
                    + " " + episode.peak());
        }
        return logged;
    }

    private static long minutes(Instant at) {
        return Duration.between(START, at).toMinutes();
    }

    /** A message was composed of all that the last run told. */
    void composed(String message) {
        last = last.withThread(message, last.events());
    }
}
