package dev.monitor.flow;

import dev.monitor.host.UserNames;
import dev.monitor.model.Accounting;
import dev.monitor.model.Budget;
import dev.monitor.model.LoadAvg;
import dev.monitor.model.MemInfo;
import dev.monitor.model.ProcessTable;
import dev.monitor.model.Report;
import dev.monitor.model.Sessions;
import dev.monitor.model.Snapshot;
import dev.monitor.model.Ticks;
import dev.monitor.model.TopProcesses;
import dev.monitor.model.Uptime;
import dev.monitor.model.UserKey;
import dev.monitor.model.UserUsage;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Makes a report of what was used in a window and what the machine looks like at its end. */
final class ReportBuilder {
    private static final int MOST_PROGRAMS = 5;
    private static final int MOST_MEMBERS = 5;

    private final Selection selection;
    private final boolean byProgram;
    private final UserNames names;
    private final @Nullable Map<Long, Integer> running;

    /**
     * @param processes what runs at the end of the window; null where that is unknown or another machine's
     */
    ReportBuilder(ReportRequest request, UserNames names, @Nullable ProcessTable processes) {
        this.selection = request.selection();
        this.byProgram = request.byProgram();
        this.names = names;
        this.running = processes == null ? null : countByUid(processes, names);
    }

    private static Map<Long, Integer> countByUid(ProcessTable processes, UserNames names) {
        Map<Long, Integer> counts = new HashMap<>();
        for (ProcessTable.Entry process : processes.processes()) {
            if (process.isAlive()) {
                long uid = names.owner(process.uid());
                counts.put(uid, counts.getOrDefault(uid, 0) + 1);
            }
        }
        return counts;
    }

    Report build(Snapshot snapshot, Window window) {
        List<Account> shown = new ArrayList<>();
        List<Account> rest = new ArrayList<>();
        long total = 0;
        for (Account account : accounts(window.used())) {
            total += account.cpuTicks();
            (selection.hasRow(account.user, account.uid, names) ? shown : rest).add(account);
        }
        List<Report.Row> rows = new ArrayList<>();
        for (Account account : shown) {
            rows.add(row(account, total));
        }
        return new Report(
                snapshot.host(),
                window.from(),
                window.to(),
                rows,
                others(shown, rest, total),
                Ticks.duration(total),
                window.machine(),
                window.source(),
                window.note(),
                window.gaps(),
                window.noRun(),
                snapshot.find(LoadAvg.class),
                snapshot.find(MemInfo.class),
                snapshot.find(Uptime.class),
                snapshot.find(Sessions.class),
                snapshot.find(TopProcesses.class),
                snapshot.degraded(),
                budgets(snapshot),
                byProgram);
    }

    /** The budgets of those users who have a row. */
    private List<Budget> budgets(Snapshot snapshot) {
        Accounting accounting = snapshot.find(Accounting.class);
        List<Budget> budgets = new ArrayList<>();
        if (accounting != null) {
            for (Budget budget : accounting.budgets()) {
                if (selection.only().isEmpty() || selection.only().contains(budget.user())) {
                    budgets.add(budget);
                }
            }
        }
        return budgets;
    }

    /** What each user used, largest first. */
    private static List<Account> accounts(List<UserUsage> used) {
        Map<UserKey, Account> accounts = new LinkedHashMap<>();
        for (UserUsage user : used) {
            UserKey key = new UserKey(user.uid(), user.user());
            Account account = accounts.get(key);
            if (account == null) {
                account = new Account(user.uid(), user.user());
                accounts.put(key, account);
            }
            account.add(user);
        }
        List<Account> largestFirst = new ArrayList<>(accounts.values());
        largestFirst.sort(Account.LARGEST_FIRST);
        return largestFirst;
    }

    private Report.Row row(Account account, long total) {
        Integer processes = running == null || account.uid < 0 ? null : running.getOrDefault(account.uid, 0);
        return new Report.Row(
                account.user,
                account.uid < 0 ? null : account.uid,
                account.cpu(),
                share(account, total),
                account.commands(),
                processes,
                account.largestPrograms(MOST_PROGRAMS),
                List.of());
    }

    private Report.Row others(List<Account> shown, List<Account> rest, long total) {
        Account sum = new Account(-1, "others");
        List<Report.Member> members = new ArrayList<>();
        for (Account account : rest) {
            sum.add(account);
            if (members.size() < MOST_MEMBERS && account.cpuTicks() > 0) {
                members.add(new Report.Member(account.user, account.cpu()));
            }
        }
        return new Report.Row(
                sum.user,
                null,
                sum.cpu(),
                share(sum, total),
                sum.commands(),
                runningOutside(shown),
                sum.largestPrograms(MOST_PROGRAMS),
                members);
    }

    /** The processes of all users that have no row, those who used nothing in the window too. */
    private @Nullable Integer runningOutside(List<Account> shown) {
        if (running == null) {
            return null;
        }
        int count = 0;
        for (int processes : running.values()) {
            count += processes;
        }
        for (Account account : shown) {
            count -= running.getOrDefault(account.uid, 0);
        }
        return count;
    }

    private static double share(Account account, long total) {
        return total == 0 ? 0 : (double) account.cpuTicks() / total;
    }
}
