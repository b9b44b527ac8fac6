package dev.monitor.cli;

/**
 * The words that follow a command, before or between its options. How many there may be is the grammar's business; what
 * they mean is the command's, which refuses them with {@link Command#misuse}.
 *
 * @param label how help writes them: {@code [retry [ID] | drop ID]}
 * @param least how many there are at least
 * @param most how many there are at most
 */
record Words(String label, int least, int most, String description) {
    /** None may follow. */
    static final Words NONE = new Words("", 0, 0, "");

    /** As many as one likes, as for a list of files. */
    static final int ANY = Integer.MAX_VALUE;

    /** Whether so many of them are right. */
    boolean admits(int count) {
        return count >= least && count <= most;
    }
}
