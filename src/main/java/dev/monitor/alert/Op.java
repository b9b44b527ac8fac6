package dev.monitor.alert;

/** How a rule compares a value with its threshold. */
public enum Op {
    ABOVE(">"),
    AT_LEAST(">="),
    BELOW("<"),
    AT_MOST("<="),
    EQUAL("=="),
    NOT_EQUAL("!=");

    /** 5 %, less a hair: 1.26 is that much above 1.2, but not in binary fractions. */
    private static final double NEWS = 0.05 - 1e-9;

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
            case ABOVE, AT_LEAST -> threshold * 9 / 10;
            case BELOW, AT_MOST -> threshold * 11 / 10;
            case EQUAL, NOT_EQUAL -> threshold;
        };
    }

    /** Whether a bad value lies to one side of the threshold, so that there are worse ones and a way back. */
    boolean hasSides() {
        return this != EQUAL && this != NOT_EQUAL;
    }

    /** Whether a value compares so with the threshold. */
    public boolean holds(double value, double threshold) {
        return switch (this) {
            case ABOVE -> value > threshold;
            case AT_LEAST -> value >= threshold;
            case BELOW -> value < threshold;
            case AT_MOST -> value <= threshold;
            case EQUAL -> value == threshold;
            case NOT_EQUAL -> value != threshold;
        };
    }

    /** Whether a value that is no longer bad has come back far enough. */
    boolean isBack(double value, double clear) {
        return switch (this) {
            case ABOVE, AT_LEAST -> value <= clear;
            case BELOW, AT_MOST -> value >= clear;
            case EQUAL, NOT_EQUAL -> true;
        };
    }

    /** The worse one of two bad values. */
    double worst(double a, double b, double threshold) {
        return switch (this) {
            case ABOVE, AT_LEAST -> Math.max(a, b);
            case BELOW, AT_MOST -> Math.min(a, b);
            case EQUAL, NOT_EQUAL -> Math.abs(a - threshold) >= Math.abs(b - threshold) ? a : b;
        };
    }

    /** Whether a value passes the one that was told last by so much that it is news. */
    boolean isNews(double value, double told) {
        return switch (this) {
            case ABOVE, AT_LEAST -> value > told && value >= told * (1 + NEWS);
            case BELOW, AT_MOST -> value < told && value <= told * (1 - NEWS);
            case EQUAL, NOT_EQUAL -> false;
        };
    }
}
