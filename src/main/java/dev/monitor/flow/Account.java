package dev.monitor.flow;

import dev.monitor.model.Report;
import dev.monitor.model.Usage;
import dev.monitor.model.UserUsage;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The sum of a user's usage, and of each of its programs; accounts are in the order of a report, largest first. */
final class Account {
    static final Comparator<Account> LARGEST_FIRST = new LargestFirst();

    final long uid;
    final String user;
    private final Map<String, Item> programs = new HashMap<>();
    private long cpuMillis;
    private long commands;

    /**
     * @param uid -1 where it is not known or not one
     */
    Account(long uid, String user) {
        this.uid = uid;
        this.user = user;
    }

    void add(UserUsage used) {
        for (Usage usage : used.usages()) {
            add(usage.program(), usage.cpu().toMillis(), usage.commands());
        }
    }

    void add(Account other) {
        for (Item item : other.programs.values()) {
            add(item.program, item.cpuMillis, item.commands);
        }
    }

    private void add(String program, long cpuMillis, long commands) {
        this.cpuMillis += cpuMillis;
        this.commands += commands;
        Item item = programs.get(program);
        if (item == null) {
            item = new Item(program);
            programs.put(program, item);
        }
        item.cpuMillis += cpuMillis;
        item.commands += commands;
    }

    long cpuMillis() {
        return cpuMillis;
    }

    Duration cpu() {
        return Duration.ofMillis(cpuMillis);
    }

    long commands() {
        return commands;
    }

    /** The programs that used most, at most so many. */
    List<Report.Program> largestPrograms(int most) {
        List<Item> items = new ArrayList<>();
        for (Item item : programs.values()) {
            if (!item.program.equals(Usage.OTHER_PROGRAMS)) {
                items.add(item);
            }
        }
        items.sort(new LargestItemFirst());
        List<Report.Program> largest = new ArrayList<>();
        for (Item item : items.subList(0, Math.min(most, items.size()))) {
            largest.add(new Report.Program(item.program, Duration.ofMillis(item.cpuMillis), item.commands));
        }
        return largest;
    }

    /** By hand: the first lambda of a process costs milliseconds. */
    private static final class LargestFirst implements Comparator<Account> {
        @Override
        public int compare(Account a, Account b) {
            int byCpu = Long.compare(b.cpuMillis, a.cpuMillis);
            return byCpu != 0 ? byCpu : a.user.compareTo(b.user);
        }
    }

    /** What one program used. */
    private static final class Item {
        private final String program;
        private long cpuMillis;
        private long commands;

        Item(String program) {
            this.program = program;
        }
    }

    private static final class LargestItemFirst implements Comparator<Item> {
        @Override
        public int compare(Item a, Item b) {
            int byCpu = Long.compare(b.cpuMillis, a.cpuMillis);
            int byCommands = byCpu != 0 ? byCpu : Long.compare(b.commands, a.commands);
            return byCommands != 0 ? byCommands : a.program.compareTo(b.program);
        }
    }
}
