package dev.monitor.model;

import java.time.Duration;

/**
 * CPU that one user's processes of one program used, over a span that the holder knows.
 *
 * @param uid the real uid; -1 where the source tells only a name
 * @param user the name at the time, {@code uid 1234} where there was none; untrusted
 * @param program the program's name of up to 15 bytes, untrusted
 * @param cpu user and system time, exact to 10 ms
 * @param commands processes of it that ended
 */
public record Usage(long uid, String user, String program, Duration cpu, long commands) {
    /** Stands for the programs of a user that are not told apart: too many of them, or too small. */
    public static final String OTHER_PROGRAMS = "(other programs)";
}
