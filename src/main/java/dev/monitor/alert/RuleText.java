package dev.monitor.alert;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;
import java.util.Locale;

/** Writes a rule as {@link RuleParser} reads it: the clauses in one order, what is the default left out. */
final class RuleText {
    private static final long[] UNIT_SECONDS = {86_400, 3_600, 60, 1};
    private static final String UNITS = "dhms";

    /** Whole numbers below this are written as such. */
    private static final double MOST_WHOLE = 1e15;

    private final StringBuilder text = new StringBuilder();

    String condition(Rule rule) {
        comparison(rule);
        if (!rule.pending().isZero()) {
            text.append(" for ").append(length(rule.pending()));
        }
        return text.toString();
    }

    String rule(Rule rule) {
        condition(rule);
        if (Double.compare(rule.clear(), rule.op().clear(rule.threshold())) != 0) {
            text.append(" clear ").append(number(rule.clear()));
        }
        if (rule.worse()) {
            text.append(" worse");
        }
        Duration repeat = rule.repeat();
        if (repeat != null) {
            text.append(" repeat ").append(length(repeat));
        }
        if (rule.latched()) {
            text.append(" latched");
        }
        text.append(" severity ").append(rule.severity().name().toLowerCase(Locale.ROOT));
        for (int i = 0; i < rule.to().size(); i++) {
            text.append(i == 0 ? " to " : ",").append(rule.to().get(i));
        }
        return text.toString();
    }

    private void comparison(Rule rule) {
        text.append(rule.metric());
        char opening = '{';
        for (String label : Metrics.LABELS.getOrDefault(rule.metric(), List.of())) {
            String value = rule.labels().get(label);
            if (value != null) {
                text.append(opening).append(label).append('=').append(quoted(value));
                opening = ',';
            }
        }
        text.append(opening == ',' ? "} " : " ");
        text.append(rule.op().symbol()).append(' ').append(number(rule.threshold()));
    }

    /** Bare where that can be, else in the quotes that it does not hold. */
    private static String quoted(String value) {
        boolean bare = !value.isEmpty() && value.charAt(0) != '"' && value.charAt(0) != '\'';
        for (int i = 0; bare && i < value.length(); i++) {
            bare = " \t,}".indexOf(value.charAt(i)) < 0;
        }
        if (bare) {
            return value;
        }
        char quote = value.indexOf('\'') < 0 ? '\'' : '"';
        return quote + value + quote;
    }

    /** The shortest digits that are the same number. */
    private static String number(double value) {
        if (value == Math.rint(value) && value < MOST_WHOLE) {
            return Long.toString((long) value);
        }
        String digits = Double.toString(value);
        return digits.indexOf('E') < 0 ? digits : new BigDecimal(digits).toPlainString();
    }

    /** In the largest unit of which it is a whole number. */
    private static String length(Duration length) {
        if (length.getNano() != 0) {
            return length.toString();
        }
        int unit = 0;
        while (length.getSeconds() % UNIT_SECONDS[unit] != 0) {
            unit++;
        }
        return Long.toString(length.getSeconds() / UNIT_SECONDS[unit]) + UNITS.charAt(unit);
    }
}
