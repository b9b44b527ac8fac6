package dev.monitor.model;

import org.jspecify.annotations.Nullable;

/** Finds what somebody who mistyped a name probably meant. */
public final class NearestName {
    private static final int LONGEST = 64;

    private NearestName() {}

    /** The known name that is the fewest edits (Levenshtein) away, at most a third of its letters; null if none is. */
    public static @Nullable String of(String name, Iterable<String> known) {
        if (name.length() > LONGEST) {
            return null;
        }
        String nearest = null;
        int fewest = Integer.MAX_VALUE;
        for (String candidate : known) {
            int edits = edits(name, candidate);
            if (edits < fewest && 3 * edits <= candidate.length()) {
                nearest = candidate;
                fewest = edits;
            }
        }
        return nearest;
    }

    /** How many letters must be put in, taken out or changed to make one of the other. */
    private static int edits(String one, String other) {
        int[] row = new int[other.length() + 1];
        for (int column = 0; column < row.length; column++) {
            row[column] = column;
        }
        for (int i = 0; i < one.length(); i++) {
            int diagonal = row[0];
            row[0] = i + 1;
            for (int column = 1; column < row.length; column++) {
                int change = diagonal + (one.charAt(i) == other.charAt(column - 1) ? 0 : 1);
                diagonal = row[column];
                row[column] = Math.min(change, Math.min(row[column], row[column - 1]) + 1);
            }
        }
        return row[other.length()];
    }
}
