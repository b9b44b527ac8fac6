package dev.monitor.flow;

import dev.monitor.model.ProgramSums;
import dev.monitor.model.Report;
import dev.monitor.model.Ticks;
import dev.monitor.model.Usage;
import dev.monitor.model.UserUsage;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** The sum of a user's usage, and of each of its programs; accounts are in the order of a report, largest first. */
final class Account {
    static final Comparator<Account> LARGEST_FIRST = new LargestFirst();

    final long uid;
    final String user;
    private final ProgramSums programs = new ProgramSums();
    private long cpuTicks;
    private long commands;

    /**
     * @param uid -1 where it is not known or not one
     */
    Account(long uid, String user) {
        this.uid = uid;
        this.user = user;
    }

    void add(UserUsage used) {
        add(used.programs());
    }

    void add(Account other) {
        add(other.programs);
    }

    private void add(ProgramSums more) {
        programs.addAll(more);
        cpuTicks += more.cpuTicks();
        commands += more.commands();
    }

    long cpuTicks() {
        return cpuTicks;
    }

    Duration cpu() {
        return Ticks.duration(cpuTicks);
    }

    long commands() {
        return commands;
    }

    /** The programs that used most, at most so many. */
    List<Report.Program> largestPrograms(int most) {
        List<Item> items = new ArrayList<>(programs.size());
        for (int i = 0; i < programs.size(); i++) {
            if (!programs.program(i).equals(Usage.OTHER_PROGRAMS)) {
                items.add(new Item(programs.program(i), programs.cpuTicks(i), programs.commands(i)));
            }
        }
        items.sort(new LargestItemFirst());
        List<Report.Program> largest = new ArrayList<>();
        for (Item item : items.subList(0, Math.min(most, items.size()))) {
            largest.add(new Report.Program(item.program, Ticks.duration(item.cpuTicks), item.commands));
        }
        return largest;
    }

    /** By hand: the first lambda of a process costs milliseconds. */
    private static final class LargestFirst implements Comparator<Account> {
        @Override
        public int compare(Account a, Account b) {
            int byCpu = Long.compare(b.cpuTicks, a.cpuTicks);
            return byCpu != 0 ? byCpu : a.user.compareTo(b.user);
        }
    }

    /** What one program used. */
    private record Item(String program, long cpuTicks, long commands) {}

    private static final class LargestItemFirst implements Comparator<Item> {
        @Override
        public int compare(Item a, Item b) {
            int byCpu = Long.compare(b.cpuTicks, a.cpuTicks);
            int byCommands = byCpu != 0 ? byCpu : Long.compare(b.commands, a.commands);
            return byCommands != 0 ? byCommands : a.program.compareTo(b.program);
        }
    }
}
