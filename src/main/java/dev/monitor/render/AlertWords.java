package dev.monitor.render;

import dev.monitor.model.AlertEvent;
import dev.monitor.model.Severity;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What happened to an alert, in words: the same in every channel. */
final class AlertWords {
    /** The end of a rule's comparison: what stands between metric and number. */
    private static final Pattern OPERATOR = Pattern.compile("(>=|<=|==|!=|>|<)\\s*[0-9.]+$");

    private static final String OVER = "\uD83D\uDFE2";
    private static final String DROPPED = "\u26AA";
    private static final Duration WORTH_TELLING = Duration.ofMinutes(1);

    private AlertWords() {}

    /** A sign in the colour of what happened. */
    static String sign(AlertEvent event) {
        return switch (event.kind()) {
            case RESOLVED, GONE -> OVER;
            case REMOVED -> DROPPED;
            default -> sign(event.severity());
        };
    }

    private static String sign(Severity severity) {
        return switch (severity) {
            case CRITICAL -> "\uD83D\uDD34";
            case WARNING -> "\uD83D\uDFE0";
            case INFO -> "\uD83D\uDD35";
        };
    }

    /** How it is now, in one word by which a list of subjects sorts: {@code CRITICAL}, {@code RESOLVED}. */
    static String state(AlertEvent event) {
        return event.kind().isEnd() ? event.kind().name() : event.severity().name();
    }

    /** What it is about, and the value beside the threshold. */
    static Phrase finding(AlertEvent event) {
        Phrase series = MetricWords.phrase(event.metric(), event.labels());
        String value = MetricWords.unit(event.metric()).text(event.value());
        return switch (event.kind()) {
            case FIRING -> series.plain(" ").then(comparison(event));
            case WORSE -> series.plain(" worse: ").then(comparison(event));
            case STILL -> series.plain(" still ").then(comparison(event));
            case RESOLVED -> series.plain(" back to ").strong(value);
            case GONE ->
                series.plain(isProcess(event) ? " is not among the top processes any more" : " is there no more")
                        .plain(" (last " + value + ")");
            case REMOVED -> series.plain(" is not watched any more (last " + value + ")");
        };
    }

    /** Since when, how long, how bad, and by which rule. */
    static Phrase course(AlertEvent event, Times times, Instant now) {
        String since = times.since(event.since(), now);
        String lasted = Quantities.span(event.lasted());
        Phrase rule = Phrase.EMPTY.quoted(event.rule());
        return switch (event.kind()) {
            case FIRING ->
                Phrase.of("since " + since)
                        .plain(event.lasted().compareTo(WORTH_TELLING) < 0 ? "" : ", for " + lasted)
                        .plain(" · ")
                        .then(rule);
            case WORSE, STILL ->
                Phrase.of("since " + since + ", for " + lasted + ", " + peak(event) + " · ")
                        .then(rule);
            case RESOLVED, GONE -> ended(event, since, lasted).plain(" · ").then(rule);
            case REMOVED ->
                ended(event, since, lasted).plain(" · ").then(rule).plain(" is not in the settings any more");
        };
    }

    /** All of it in a few words. */
    static String brief(AlertEvent event, Times times, Instant now) {
        String finding = state(event) + " " + finding(event).text();
        return event.kind().isEnd()
                ? finding + " after " + Quantities.span(event.lasted()) + ", " + peak(event)
                : finding + " since " + times.since(event.since(), now);
    }

    /** The worst value since it began: {@code peak 97.2%}. */
    static String peak(AlertEvent event) {
        String word = operator(event).startsWith("<") ? "lowest " : "peak ";
        return word + MetricWords.unit(event.metric()).text(event.peak());
    }

    /** The value beside the threshold: {@code 97.2% > 90%}. */
    static Phrase comparison(AlertEvent event) {
        Unit unit = MetricWords.unit(event.metric());
        return Phrase.EMPTY
                .strong(unit.text(event.value(), event.threshold()))
                .plain(" " + operator(event) + " " + unit.text(event.threshold(), event.value()));
    }

    /** What several alerts are in all: {@code 2 critical, 1 resolved}. */
    static List<String> counts(List<AlertEvent> events) {
        return events.stream()
                .map(AlertWords::state)
                .distinct()
                .map(state -> events.stream()
                                .filter(event -> state(event).equals(state))
                                .count() + " " + state.toLowerCase(Locale.ROOT))
                .toList();
    }

    private static Phrase ended(AlertEvent event, String since, String lasted) {
        return Phrase.of("began " + since + ", lasted " + lasted + ", " + peak(event));
    }

    /** How the rule compares; in words where its text does not tell. */
    private static String operator(AlertEvent event) {
        Matcher operator = OPERATOR.matcher(event.condition());
        return operator.find() ? operator.group(1) : "at a threshold of";
    }

    private static boolean isProcess(AlertEvent event) {
        return event.metric().equals("process_cpu_percent");
    }
}
