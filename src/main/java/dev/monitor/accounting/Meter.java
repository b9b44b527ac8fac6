package dev.monitor.accounting;

import dev.monitor.host.Host;
import dev.monitor.model.CollectException;
import dev.monitor.model.MeterRun;
import dev.monitor.model.MeterState;
import dev.monitor.model.ProcessTable;
import java.io.IOException;
import java.nio.file.Files;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** What users and their programs used since the previous run, from the best source that this machine has. */
public final class Meter {
    /** Where Debian, Red Hat, and others have the accounting file. */
    private static final String[] PLACES = {"/var/log/account/pacct", "/var/account/pacct", "/var/log/pacct"};

    private static final String TURN_ON = "process accounting is off: only running processes are counted; ";

    private final Host host;
    private final String file;
    private final MeterState previous;
    private final @Nullable ProcessTable now;
    private final @Nullable Instant previousRun;

    private Meter(
            Host host, String file, MeterState previous, @Nullable ProcessTable now, @Nullable Instant previousRun) {
        this.host = host;
        this.file = file;
        this.previous = previous;
        this.now = now;
        this.previousRun = previousRun;
    }

    /**
     * One run of the meter. It writes nothing: what to remember is part of the answer, to be kept together with the
     * increments.
     *
     * @param previous what the previous run left to remember; {@link MeterState#EMPTY} on the first
     * @param now all processes, looked at before this call; null if that failed: then none of those that were seen before is
     *     taken for vanished, and they stand as they were
     * @param previousRun when {@code previous} was made; null on the first run
     * @throws CollectException if the source that was asked for, or the best one, cannot be read
     */
    public static MeterRun run(
            Host host, Options options, MeterState previous, @Nullable ProcessTable now, @Nullable Instant previousRun)
            throws CollectException {
        String file = options.file().isEmpty() ? usualPlace(host) : options.file();
        Meter meter = new Meter(host, file, previous, now, previousRun);
        return switch (options.choice()) {
            case AUTO -> meter.best();
            case PACCT -> meter.records();
            case SA -> meter.sa("");
            case OFF -> meter.living("ACCOUNTING_SOURCE=off: only running processes are counted");
        };
    }

    private static String usualPlace(Host host) {
        for (String place : PLACES) {
            if (Files.exists(host.path(place))) {
                return place;
            }
        }
        return PLACES[0];
    }

    private MeterRun best() throws CollectException {
        FileHead head = head();
        return switch (head.kind()) {
            case VERSION_3 -> pacct();
            case MISSING -> isOnTrail() ? pacct() : living(TURN_ON + "apt-get install acct turns it on");
            case EMPTY -> isOnTrail() ? pacct() : living(TURN_ON + "accton " + file + " turns it on");
            case FORBIDDEN -> living(file + " may not be read: run as root for ended processes");
            case OLDER ->
                SaMeter.isInstalled(host)
                        ? sa(file + " has an older layout: read by sa")
                        : living(file + " has an older layout, and sa is not installed: apt-get install acct");
            case FOREIGN -> living(file + " holds no process accounting: only running processes are counted");
        };
    }

    private MeterRun records() throws CollectException {
        FileHead head = head();
        return switch (head.kind()) {
            case VERSION_3, EMPTY -> pacct();
            case MISSING -> {
                if (isOnTrail()) {
                    yield pacct();
                }
                throw new CollectException(file + ": no such file; apt-get install acct turns accounting on");
            }
            case FORBIDDEN -> throw new CollectException(file + ": may not be read: run as root");
            case OLDER -> throw new CollectException(file + ": has an older layout; ACCOUNTING_SOURCE=sa reads it");
            case FOREIGN -> throw new CollectException(file + ": holds no process accounting of version 3");
        };
    }

    private FileHead head() throws CollectException {
        try {
            return FileHead.of(host.path(file));
        } catch (IOException e) {
            throw Unreadable.because(file, e);
        }
    }

    private boolean isOnTrail() throws CollectException {
        return PacctMeter.isOnTrail(host, file, previous.cursor());
    }

    private MeterRun pacct() throws CollectException {
        return PacctMeter.run(host, file, previous, now, previousRun);
    }

    private MeterRun sa(String note) throws CollectException {
        FileHead head = head();
        if (head.kind() == FileHead.Kind.MISSING || head.kind() == FileHead.Kind.FORBIDDEN) {
            throw new CollectException(file + ": cannot be read by sa");
        }
        if (head.kind() == FileHead.Kind.FOREIGN) {
            // For which sa prints whatever it takes the bytes for, or nothing, and ends with 0.
            throw new CollectException(file + ": holds no process accounting");
        }
        return SaMeter.run(host, file, note, head.begin(), previous, now, previousRun);
    }

    private MeterRun living(String note) {
        return LiveMeter.run(host, note, previous, now);
    }
}
