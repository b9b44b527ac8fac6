package dev.monitor.alert;

import dev.monitor.model.Decimals;
import dev.monitor.model.NearestName;
import java.util.Collection;

/** Takes a rule's text apart, from left to right, and knows the place of what it took last. */
final class RuleScanner {
    private final String rule;
    private final String text;
    private int next;
    private int taken;

    RuleScanner(String rule, String text) {
        this.rule = rule;
        this.text = text;
    }

    boolean atEnd() {
        skipSpace();
        return next == text.length();
    }

    boolean isNext(String symbol) {
        skipSpace();
        return text.startsWith(symbol, next);
    }

    boolean accept(String symbol) {
        if (!isNext(symbol)) {
            return false;
        }
        taken = next;
        next += symbol.length();
        return true;
    }

    void expect(String symbol) throws RuleException {
        if (!accept(symbol)) {
            throw faultAhead(symbol + " belongs here");
        }
    }

    /** The letters, digits and points that come next; may be empty. */
    String word() throws RuleException {
        skipSpace();
        taken = next;
        while (next < text.length() && isWord(text.charAt(next))) {
            next++;
        }
        return text.substring(taken, next);
    }

    /**
     * A word that is one of a few.
     *
     * @param what they are, for people
     */
    String known(String what, Collection<String> words) throws RuleException {
        String word = word();
        if (words.contains(word)) {
            return word;
        }
        String wrong = word.isEmpty() ? "a " + what + " belongs here" : "unknown " + what;
        String meant = NearestName.of(word, words);
        throw fault(wrong + (meant == null ? "; known: " + String.join(" ", words) : "; did you mean " + meant + "?"));
    }

    double number() throws RuleException {
        Double number = Decimals.parse(word());
        if (number == null) {
            throw fault("a number belongs here, not negative");
        }
        return number;
    }

    String labelValue() throws RuleException {
        skipSpace();
        taken = next;
        char quote = next < text.length() ? text.charAt(next) : ' ';
        if (quote == '"' || quote == '\'') {
            int end = text.indexOf(quote, next + 1);
            if (end < 0) {
                throw fault("this quote is not closed");
            }
            next = end + 1;
            return text.substring(taken + 1, end);
        }
        while (next < text.length() && !endsLabel(text.charAt(next))) {
            next++;
        }
        if (next == taken) {
            throw fault("a label's value belongs here");
        }
        return text.substring(taken, next);
    }

    /** A fault in what was taken last. */
    RuleException fault(String what) {
        return new RuleException(rule, what, text, taken);
    }

    /** A fault in what comes next. */
    RuleException faultAhead(String what) {
        skipSpace();
        return new RuleException(rule, what, text, next);
    }

    private void skipSpace() {
        while (next < text.length() && isSpace(text.charAt(next))) {
            next++;
        }
    }

    private static boolean endsLabel(char c) {
        return isSpace(c) || c == ',' || c == '}';
    }

    private static boolean isSpace(char c) {
        return c == ' ' || c == '\t';
    }

    private static boolean isWord(char c) {
        return Character.isLetterOrDigit(c) || c == '_' || c == '.';
    }
}
