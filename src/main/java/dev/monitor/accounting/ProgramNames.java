package dev.monitor.accounting;

/** Names of programs as texts. Thousands of rows have a few hundred names, of which most are made once. */
final class ProgramNames {
    private static final int BITS = 10;
    private static final int PLACES = 1 << BITS;

    private static final long FACTOR = 0x9e3779b97f4a7c15L;

    /** By a hash, the last name that had it: both its halves, and the text. */
    private final long[] begins = new long[PLACES];

    private final long[] ends = new long[PLACES];
    private final String[] texts = new String[PLACES];

    /** See {@link ProgramName#text}. */
    String text(long begin, long end) {
        int place = (int) (((begin + 31 * end) * FACTOR) >>> (Long.SIZE - BITS));
        String text = begins[place] == begin && ends[place] == end ? texts[place] : null;
        if (text == null) {
            text = ProgramName.text(begin, end);
            begins[place] = begin;
            ends[place] = end;
            texts[place] = text;
        }
        return text;
    }
}
