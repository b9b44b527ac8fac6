package dev.monitor.config;

/**
 * One thing that is wrong with the settings. It never shows a value, which may be a secret in the wrong place.
 *
 * @param where the key, or the file and the line
 * @param what what is wrong and what would be right
 */
public record Problem(String where, String what) {
    /** One line for people. */
    @Override
    public String toString() {
        return where + ": " + what;
    }
}
