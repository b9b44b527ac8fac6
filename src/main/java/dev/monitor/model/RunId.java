package dev.monitor.model;

/**
 * The identity of a run, in journal, store and messages. Runs are known by it, never by their time.
 *
 * @param value 16 hexadecimal digits, random
 */
public record RunId(String value) {
    @Override
    public String toString() {
        return value;
    }
}
