package dev.monitor.model;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * CPU time and commands by program, in the order in which the programs came: a table that grows. It is three columns, since
 * a run fills thousands of rows before any of its code is compiled, when an object a row would cost more than all else.
 */
public final class ProgramSums {
    private static final int FIRST_ROWS = 16;

    private String[] programs = new String[FIRST_ROWS];
    private long[] cpuTicks = new long[FIRST_ROWS];
    private long[] commands = new long[FIRST_ROWS];
    private int size;

    /** Where the programs are; null as long as none had to be looked for. */
    private @Nullable Map<String, Integer> places;

    /** Adds to what there is of a program. */
    public void add(String program, long moreTicks, long moreCommands) {
        Map<String, Integer> known = places();
        Integer place = known.get(program);
        if (place == null) {
            known.put(program, size);
            append(program, moreTicks, moreCommands);
        } else {
            cpuTicks[place] += moreTicks;
            commands[place] += moreCommands;
        }
    }

    /** Adds a program that nobody adds in this way again, for which none need be looked for in most cases. */
    public void addOnce(String program, long moreTicks, long moreCommands) {
        if (places == null) {
            append(program, moreTicks, moreCommands);
        } else {
            add(program, moreTicks, moreCommands);
        }
    }

    /** Adds all of other sums. */
    public void addAll(ProgramSums more) {
        boolean first = size == 0;
        for (int i = 0; i < more.size; i++) {
            if (first) {
                addOnce(more.programs[i], more.cpuTicks[i], more.commands[i]);
            } else {
                add(more.programs[i], more.cpuTicks[i], more.commands[i]);
            }
        }
    }

    /**
     * The same sums with no more programs than that by name, those that used most CPU; this, if there are no more.
     *
     * @param others the name of the row of all others; it may be that of a program too
     */
    public ProgramSums mostUsed(int most, String others) {
        if (size <= most) {
            return this;
        }
        long[] sorted = Arrays.copyOf(cpuTicks, size);
        Arrays.sort(sorted);
        long least = sorted[size - most];
        int room = most;
        for (int i = size - most; i < size; i++) {
            room -= sorted[i] > least ? 1 : 0;
        }
        ProgramSums sums = new ProgramSums();
        for (int i = 0; i < size; i++) {
            boolean named = cpuTicks[i] > least || (cpuTicks[i] == least && room-- > 0);
            sums.add(named ? programs[i] : others, cpuTicks[i], commands[i]);
        }
        return sums;
    }

    /** How many programs there are. */
    public int size() {
        return size;
    }

    /** The name of up to 15 bytes, untrusted. */
    public String program(int place) {
        return programs[place];
    }

    /** User and system time in ticks of 1/100 s. */
    public long cpuTicks(int place) {
        return cpuTicks[place];
    }

    /** Processes that ended. */
    public long commands(int place) {
        return commands[place];
    }

    /** That of all programs. */
    public long cpuTicks() {
        return sum(cpuTicks);
    }

    /** Those of all programs. */
    public long commands() {
        return sum(commands);
    }

    /** The same programs in the same order, each with the same sums. */
    @Override
    public boolean equals(Object other) {
        return other instanceof ProgramSums that
                && Arrays.equals(programs, 0, size, that.programs, 0, that.size)
                && Arrays.equals(cpuTicks, 0, size, that.cpuTicks, 0, that.size)
                && Arrays.equals(commands, 0, size, that.commands, 0, that.size);
    }

    @Override
    public int hashCode() {
        return Objects.hash(size, cpuTicks(), commands());
    }

    /** For whoever reads what a test found. */
    @Override
    public String toString() {
        StringBuilder text = new StringBuilder("[");
        for (int i = 0; i < size; i++) {
            text.append(i == 0 ? "" : ", ").append(programs[i]).append(' ').append(cpuTicks[i]);
            text.append(' ').append(commands[i]);
        }
        return text.append(']').toString();
    }

    private long sum(long[] column) {
        long sum = 0;
        for (int i = 0; i < size; i++) {
            sum += column[i];
        }
        return sum;
    }

    private Map<String, Integer> places() {
        Map<String, Integer> known = places;
        if (known == null) {
            known = new HashMap<>();
            for (int i = 0; i < size; i++) {
                known.put(programs[i], i);
            }
            places = known;
        }
        return known;
    }

    private void append(String program, long ticks, long count) {
        if (size == programs.length) {
            programs = Arrays.copyOf(programs, 2 * size);
            cpuTicks = Arrays.copyOf(cpuTicks, 2 * size);
            commands = Arrays.copyOf(commands, 2 * size);
        }
        programs[size] = program;
        cpuTicks[size] = ticks;
        commands[size] = count;
        size++;
    }
}
