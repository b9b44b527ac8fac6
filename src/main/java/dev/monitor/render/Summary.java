package dev.monitor.render;

import dev.monitor.model.Budget;
import dev.monitor.model.Gap;
import dev.monitor.model.LoadAvg;
import dev.monitor.model.MemInfo;
import dev.monitor.model.NoRun;
import dev.monitor.model.Report;
import dev.monitor.model.Sessions;
import dev.monitor.model.Uptime;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** What a report says in words, for every form of it. All texts are printable, one line each. */
final class Summary {
    /**
     * One statement.
     *
     * @param label a word or two
     * @param text what is to say of it
     * @param quoted whether it quotes others: reasons, paths
     */
    record Fact(String label, String text, boolean quoted) {
        Fact(String label, String text) {
            this(label, text, false);
        }
    }

    private static final int MOST_GAPS = 10;
    private static final int MOST_BUDGETS = 10;

    private final Report report;
    private final Times times;

    Summary(Report report, Times times) {
        this.report = report;
        this.times = times;
    }

    String host() {
        return Untrusted.printable(report.host());
    }

    String window() {
        return times.window(report.from(), report.to());
    }

    /** Where the figures come from. */
    String source() {
        return switch (report.source()) {
            case PACCT -> "from process accounting";
            case SA -> "from sa, ended processes only";
            case LIVE -> "running processes only";
        };
    }

    /** Why they come from nowhere better; empty where there is nothing to say. */
    String note() {
        return Untrusted.printable(report.note());
    }

    String nobody() {
        return "Nobody used the CPU between " + times.between(report.from(), report.to(), " and ") + ".";
    }

    /** How much of the machine's work the table explains, what it cannot know, and how the machine is at the end. */
    List<Fact> machine() {
        List<Fact> facts = new ArrayList<>();
        addExplained(facts);
        addGaps(facts);
        addNoRun(facts);
        addBudgets(facts);
        LoadAvg load = report.load();
        if (load != null) {
            String loads = Quantities.hundredths(load.load1()) + ", " + Quantities.hundredths(load.load5()) + ", "
                    + Quantities.hundredths(load.load15());
            facts.add(new Fact("Load", loads + " over 1, 5 and 15 minutes"));
        }
        MemInfo memory = report.memory();
        if (memory != null) {
            long used = memory.totalBytes() - memory.availableBytes();
            String text = Quantities.bytes(used) + " of " + Quantities.bytes(memory.totalBytes()) + " in use ("
                    + Quantities.percent(memory.percent() / 100) + ")";
            facts.add(new Fact("Memory", text));
        }
        Uptime uptime = report.uptime();
        if (uptime != null) {
            facts.add(new Fact("Uptime", Quantities.span(Duration.ofMillis(Math.round(1000 * uptime.total())))));
        }
        return facts;
    }

    /** The sources that could not be read. */
    List<Fact> missing() {
        List<Fact> facts = new ArrayList<>();
        for (String line : report.degraded()) {
            facts.add(new Fact("Missing", Untrusted.printable(line), true));
        }
        return facts;
    }

    /** Users and sessions, counted apart: one user may have several. */
    static String loggedIn(Sessions sessions) {
        int count = sessions.sessions().size();
        return count == 0 ? "nobody" : counted(sessions.users(), "user") + ", " + counted(count, "session");
    }

    private void addExplained(List<Fact> facts) {
        Duration machine = report.machine();
        Duration unattributed = report.unattributed();
        if (machine == null || unattributed == null || machine.isZero()) {
            return;
        }
        double explained = 1 - (double) unattributed.toMillis() / machine.toMillis();
        String text = Quantities.cpu(machine) + " on the whole machine; " + Quantities.percent(explained)
                + " of it in this table";
        if (!unattributed.isZero()) {
            text += ", " + Quantities.cpu(unattributed) + " not";
        }
        facts.add(new Fact("CPU", text));
    }

    private void addGaps(List<Fact> facts) {
        List<Gap> gaps = report.gaps();
        for (Gap gap : gaps.subList(0, Math.min(MOST_GAPS, gaps.size()))) {
            String span = times.between(gap.from(), gap.to(), " – ");
            facts.add(new Fact("Gap", span + ": " + Untrusted.printable(gap.why()), true));
        }
        if (gaps.size() > MOST_GAPS) {
            facts.add(new Fact("Gap", "and " + (gaps.size() - MOST_GAPS) + " more"));
        }
    }

    private void addNoRun(List<Fact> facts) {
        List<NoRun> spans = report.noRun();
        for (NoRun span : spans.subList(0, Math.min(MOST_GAPS, spans.size()))) {
            Instant started = span.started();
            String why = started == null ? "" : " (the machine was started " + times.since(started, span.to()) + ")";
            facts.add(new Fact("No run", times.between(span.from(), span.to(), " – ") + why));
        }
        if (spans.size() > MOST_GAPS) {
            facts.add(new Fact("No run", "and " + (spans.size() - MOST_GAPS) + " spans more"));
        }
    }

    private void addBudgets(List<Fact> facts) {
        List<Budget> budgets = report.budgets();
        for (Budget budget : budgets.subList(0, Math.min(MOST_BUDGETS, budgets.size()))) {
            Duration left = budget.limit().minus(budget.used());
            String rest =
                    left.isNegative() ? Quantities.cpu(left.negated()) + " too much" : Quantities.cpu(left) + " left";
            String text = Untrusted.printable(budget.user()) + " used " + Quantities.cpu(budget.used()) + " of "
                    + Quantities.cpu(budget.limit()) + " this "
                    + budget.period().key() + ", " + rest;
            facts.add(new Fact("Budget", text, true));
        }
        if (budgets.size() > MOST_BUDGETS) {
            facts.add(new Fact("Budget", "and " + (budgets.size() - MOST_BUDGETS) + " more"));
        }
    }

    /** A number of things: {@code 1 user}, {@code 2 users}. */
    static String counted(int count, String noun) {
        return count + " " + noun + (count == 1 ? "" : "s");
    }
}
