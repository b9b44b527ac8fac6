package dev.monitor.doctor;

import dev.monitor.config.AccountingSettings;
import dev.monitor.config.Settings;
import dev.monitor.host.Host;
import dev.monitor.model.CollectException;
import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Whether the kernel writes accounting records. No file tells that, so a child is started, whose record must appear. Off,
 * paused for lack of space, and not readable are three different things.
 */
final class AccountingCheck implements Check {
    private static final String SUBJECT = "accounting";
    private static final List<String> PLACES =
            List.of("/var/log/account/pacct", "/var/account/pacct", "/var/log/pacct");
    private static final String TURN_ON = "turn it on: apt-get install acct, then accton on";
    private static final int DEADLINE_MILLIS = 1_000;
    private static final int POLL_MILLIS = 20;

    private final Settings settings;
    private final Host host;

    AccountingCheck(Settings settings, Host host) {
        this.settings = settings;
        this.host = host;
    }

    @Override
    public List<Finding> look() {
        if (settings.accounting().source() == AccountingSettings.Source.OFF) {
            return List.of(
                    Finding.note(SUBJECT, "switched off by ACCOUNTING_SOURCE: only living processes are counted"));
        }
        Path file = file();
        if (file == null) {
            return List.of(missing());
        }
        if (!Files.isReadable(file)) {
            return List.of(Finding.note(SUBJECT, file + ": may not be read by this user; run as root"));
        }
        if (!host.isThisMachine()) {
            return List.of(Finding.ok(SUBJECT, file + ": can be read"));
        }
        return List.of(growth(file.toFile()));
    }

    private @Nullable Path file() {
        String configured = settings.accounting().file();
        for (String place : configured == null ? PLACES : List.of(configured)) {
            Path path = host.path(place);
            if (Files.exists(path)) {
                return path;
            }
        }
        return null;
    }

    private Finding missing() {
        AccountingSettings accounting = settings.accounting();
        String what = accounting.file() == null
                ? "there is no accounting file"
                : accounting.file() + ", which PACCT_FILE names, is not there";
        return accounting.source() == AccountingSettings.Source.AUTO
                ? Finding.note(SUBJECT, what + ": only living processes are counted; " + TURN_ON)
                : Finding.fault(SUBJECT, what + ", and ACCOUNTING_SOURCE lets nothing else count; " + TURN_ON);
    }

    private Finding growth(File file) {
        long before = file.length();
        try {
            host.run(DEADLINE_MILLIS, List.of("/bin/true"));
        } catch (CollectException e) {
            return Finding.note(SUBJECT, "cannot be tried: " + e.getMessage());
        }
        if (grows(file, before)) {
            return Finding.ok(SUBJECT, "on, in " + file);
        }
        String pausedBelow = pausedBelow(file);
        if (!pausedBelow.isEmpty()) {
            return Finding.fault(SUBJECT, "paused by the kernel: " + pausedBelow + "; free some space");
        }
        return Finding.note(SUBJECT, "off: " + file + " does not grow, only living processes are counted; " + TURN_ON);
    }

    /** The record is written when the kernel gets to it, a moment after the child has ended. */
    private static boolean grows(File file, long before) {
        long end = System.nanoTime() + DEADLINE_MILLIS * 1_000_000L;
        while (file.length() <= before) {
            if (System.nanoTime() > end) {
                return false;
            }
            try {
                Thread.sleep(POLL_MILLIS);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return false;
            }
        }
        return true;
    }

    /** The kernel stops below the second number of {@code sys/kernel/acct} (proc_sys_kernel(5)), percent of free space. */
    private String pausedBelow(File file) {
        try {
            String[] limits = host.proc("sys/kernel/acct").text().trim().split("\\s+", -1);
            double free = 100.0 * file.getFreeSpace() / Math.max(1, file.getTotalSpace());
            double resumes = Double.parseDouble(limits[0]);
            return free <= resumes
                    ? (int) free + " % of its file system is free, less than " + (int) resumes + " %"
                    : "";
        } catch (CollectException | NumberFormatException e) {
            return "";
        }
    }
}
