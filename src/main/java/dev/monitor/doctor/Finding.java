package dev.monitor.doctor;

/**
 * What a check found.
 *
 * @param subject what was checked, in a word or two
 * @param text what was found, one line for people, with the remedy where there is one
 */
public record Finding(Level level, String subject, String text) {
    /** How it is. */
    public enum Level {
        OK,
        /** It works, but less well than it could. */
        NOTE,
        /** Something is asked for that does not work. */
        FAULT,
        /** Something may not be read or written by the user who runs the program. */
        DENIED
    }

    static Finding ok(String subject, String text) {
        return new Finding(Level.OK, subject, text);
    }

    static Finding note(String subject, String text) {
        return new Finding(Level.NOTE, subject, text);
    }

    static Finding fault(String subject, String text) {
        return new Finding(Level.FAULT, subject, text);
    }

    static Finding denied(String subject, String text) {
        return new Finding(Level.DENIED, subject, text);
    }
}
