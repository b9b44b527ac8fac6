package dev.monitor.alert;

/** How a rule compares a value with its threshold. */
public enum Op {
    ABOVE(">"),
    AT_LEAST(">="),
    BELOW("<"),
    AT_MOST("<="),
    EQUAL("=="),
    NOT_EQUAL("!=");

    private final String symbol;

    Op(String symbol) {
        this.symbol = symbol;
    }

    /** How it is written. */
    public String symbol() {
        return symbol;
    }

    /** The threshold at which an alert resolves where the rule names none: 10 % to the good side of the first. */
    double clear(double threshold) {
        return switch (this) {
            case ABOVE, AT_LEAST -> threshold * 0.9;
            case BELOW, AT_MOST -> threshold * 1.1;
            case EQUAL, NOT_EQUAL -> threshold;
        };
    }

    /** Whether a bad value lies to one side of the threshold, so that there are worse ones and a way back. */
    boolean hasSides() {
        return this != EQUAL && this != NOT_EQUAL;
    }
}
