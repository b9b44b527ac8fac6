package dev.monitor.alert;

import dev.monitor.model.Durations;
import dev.monitor.model.Severity;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Parses a rule: {@code metric[{label=value,…}] op number}, then in any order, each at most once, {@code for 5m}, {@code
 * clear 80}, {@code worse}, {@code repeat 1h}, {@code latched}, {@code severity info|warning|critical}, {@code to
 * telegram,sms}. A label's value stands bare or in single or double quotes, in which there is no escape.
 */
public final class RuleParser {
    private static final List<String> CHANNELS = List.of("telegram", "email", "sms");
    private static final List<String> SEVERITIES = List.of("info", "warning", "critical");
    private static final List<String> CLAUSES = List.of("for", "clear", "worse", "repeat", "latched", "severity", "to");

    private static final int LONGEST = 1_000;

    private final String name;
    private final RuleScanner scanner;

    private Duration pending = Duration.ZERO;
    private @Nullable Double clear;
    private boolean worse;
    private @Nullable Duration repeat;
    private boolean latched;
    private Severity severity = Severity.WARNING;
    private List<String> to = List.of();

    private RuleParser(String name, RuleScanner scanner) {
        this.name = name;
        this.scanner = scanner;
    }

    /**
     * The rule that a text describes.
     *
     * @param name without {@code RULE_}
     * @throws RuleException if it describes none, with the place
     */
    public static Rule parse(String name, String text) throws RuleException {
        RuleScanner scanner = new RuleScanner(name, text);
        if (text.length() > LONGEST) {
            throw scanner.faultAhead("longer than " + LONGEST + " characters");
        }
        return new RuleParser(name, scanner).rule();
    }

    private Rule rule() throws RuleException {
        String metric = scanner.known("metric", Metrics.LABELS.keySet());
        Map<String, String> labels = labels(metric);
        Op op = op();
        double threshold = scanner.number();
        Set<String> seen = new HashSet<>();
        while (!scanner.atEnd()) {
            String clause = scanner.known("clause", CLAUSES);
            if (!seen.add(clause)) {
                throw scanner.fault(clause + " is there twice; keep one of them");
            }
            clause(clause, op, threshold);
        }
        if (latched && repeat == null) {
            throw scanner.faultAhead("latched needs a repeat, after which it may be told again");
        }
        double resolved = clear == null ? op.clear(threshold) : clear;
        return new Rule(name, metric, labels, op, threshold, pending, resolved, worse, repeat, latched, severity, to);
    }

    private Map<String, String> labels(String metric) throws RuleException {
        Map<String, String> labels = new LinkedHashMap<>();
        if (!scanner.accept("{")) {
            return labels;
        }
        List<String> known = Metrics.LABELS.getOrDefault(metric, List.of());
        if (known.isEmpty()) {
            throw scanner.fault(metric + " has no labels");
        }
        do {
            String label = scanner.known("label of " + metric, known);
            if (labels.containsKey(label)) {
                throw scanner.fault(label + " is there twice; keep one of them");
            }
            scanner.expect("=");
            labels.put(label, scanner.labelValue());
        } while (scanner.accept(","));
        scanner.expect("}");
        return labels;
    }

    private Op op() throws RuleException {
        Op longest = null;
        for (Op op : Op.values()) {
            boolean longer =
                    longest == null || op.symbol().length() > longest.symbol().length();
            longest = longer && scanner.isNext(op.symbol()) ? op : longest;
        }
        if (longest == null) {
            throw scanner.faultAhead("a comparison belongs here: one of > >= < <= == !=");
        }
        scanner.expect(longest.symbol());
        return longest;
    }

    private void clause(String clause, Op op, double threshold) throws RuleException {
        switch (clause) {
            case "for" -> pending = duration();
            case "clear" -> clear = clear(op, threshold);
            case "worse" -> worse = worse(op);
            case "repeat" -> repeat = duration();
            case "latched" -> latched = true;
            case "severity" -> severity = severity();
            default -> to = channels();
        }
    }

    private Duration duration() throws RuleException {
        Duration duration = Durations.parse(scanner.word());
        if (duration == null) {
            throw scanner.fault("not " + Durations.EXPECTED);
        }
        return duration;
    }

    private double clear(Op op, double threshold) throws RuleException {
        requireSides("clear", op);
        double value = scanner.number();
        boolean above = op == Op.ABOVE || op == Op.AT_LEAST;
        if (above ? value > threshold : value < threshold) {
            throw scanner.fault("clear must be at " + (above ? "most" : "least") + " the threshold");
        }
        return value;
    }

    private boolean worse(Op op) throws RuleException {
        requireSides("worse", op);
        return true;
    }

    private void requireSides(String clause, Op op) throws RuleException {
        if (!op.hasSides()) {
            throw scanner.fault(clause + " has no meaning with " + op.symbol());
        }
    }

    private Severity severity() throws RuleException {
        return Severity.valueOf(scanner.known("severity", SEVERITIES).toUpperCase(Locale.ROOT));
    }

    private List<String> channels() throws RuleException {
        List<String> channels = new ArrayList<>();
        do {
            String channel = scanner.known("channel", CHANNELS);
            if (channels.contains(channel)) {
                throw scanner.fault(channel + " is there twice; keep one of them");
            }
            channels.add(channel);
        } while (scanner.accept(","));
        return channels;
    }
}
