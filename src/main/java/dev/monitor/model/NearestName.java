package dev.monitor.model;

import org.jspecify.annotations.Nullable;

/** Finds what somebody who mistyped a name probably meant. */
public final class NearestName {
    private static final int LONGEST = 64;

    private NearestName() {}

    /** The known name that is the fewest edits (Damerau and Levenshtein) away, at most a third of its letters; null if none is. */
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

    /** How many letters must be put in, taken out, changed, or swapped with their neighbour to make one of the other. */
    private static int edits(String one, String other) {
        int[] twoBefore = new int[other.length() + 1];
        int[] before = new int[other.length() + 1];
        for (int column = 0; column < before.length; column++) {
            before[column] = column;
        }
        for (int i = 1; i <= one.length(); i++) {
            int[] row = new int[other.length() + 1];
            row[0] = i;
            for (int j = 1; j < row.length; j++) {
                int change = before[j - 1] + (one.charAt(i - 1) == other.charAt(j - 1) ? 0 : 1);
                row[j] = Math.min(change, Math.min(before[j], row[j - 1]) + 1);
                if (isSwapped(one, i, other, j)) {
                    row[j] = Math.min(row[j], twoBefore[j - 2] + 1);
                }
            }
            twoBefore = before;
            before = row;
        }
        return before[other.length()];
    }

    private static boolean isSwapped(String one, int i, String other, int j) {
        return i > 1 && j > 1 && one.charAt(i - 1) == other.charAt(j - 2) && one.charAt(i - 2) == other.charAt(j - 1);
    }
}
