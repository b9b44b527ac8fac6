package dev.monitor.accounting;

/** Names of programs. Thousands of rows have a few hundred names, of which most are made once. */
final class ProgramNames {
    private static final int BITS = 12;
    private static final int PLACES = 1 << BITS;

    private static final long FACTOR = 0x9e3779b97f4a7c15L;

    /** By a hash, the last name that had it: both its halves, and what it is. */
    private final long[] begins = new long[PLACES];

    private final long[] ends = new long[PLACES];
    private final ProgramName[] names = new ProgramName[PLACES];

    /** See {@link ProgramName#of}. */
    ProgramName name(long begin, long end) {
        int place = (int) (((begin + 31 * end) * FACTOR) >>> (Long.SIZE - BITS));
        ProgramName name = begins[place] == begin && ends[place] == end ? names[place] : null;
        if (name == null) {
            name = ProgramName.of(begin, end);
            begins[place] = begin;
            ends[place] = end;
            names[place] = name;
        }
        return name;
    }
}
