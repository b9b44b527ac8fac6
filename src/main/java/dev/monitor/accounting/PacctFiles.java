package dev.monitor.accounting;

import dev.monitor.host.Host;
import dev.monitor.host.UserNames;
import dev.monitor.model.CollectException;
import dev.monitor.model.Gap;
import dev.monitor.model.MeterRun;
import dev.monitor.model.MeterState;
import dev.monitor.model.Source;
import dev.monitor.model.Ticks;
import dev.monitor.model.UserUsage;
import java.io.IOException;
import java.io.InputStream;
import java.io.PushbackInputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.channels.ReadableByteChannel;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.zip.GZIPInputStream;
import org.jspecify.annotations.Nullable;

/** Accounting files that someone hands over, without a cursor: what they hold, all of it, each time. */
public final class PacctFiles {
    private static final String STANDARD_INPUT = "-";
    /** As many as a report shows of each user. */
    private static final int PROGRAMS = 5;

    private static final int UNZIP_BYTES = 64 << 10;

    private final boolean programs;
    private final PacctReading<?> reading;
    private long earliest = Long.MAX_VALUE;
    private long latest = Long.MIN_VALUE;

    private PacctFiles(boolean programs) {
        this.programs = programs;
        reading = programs ? new PacctReading<>(UsageTable.roomy()) : new PacctReading<>(new UserTable());
    }

    /**
     * What accounting files hold.
     *
     * @param run the sums; there is nothing to be remembered
     * @param from when the first process ended; null without any record
     * @param to when the last process ended; null without any record
     */
    public record Result(
            MeterRun run, @Nullable Instant from, @Nullable Instant to) {}

    /**
     * Reads accounting files (acct(5), version 3, either byte order), compressed by gzip or not.
     *
     * @param host whose users they are charged to
     * @param files paths of this machine, or {@code -} for standard input
     * @param programs whether each user's largest programs are told apart; it is faster if they are not
     * @throws CollectException if one cannot be read or holds something else; the message names it
     */
    public static Result read(Host host, List<String> files, InputStream stdin, boolean programs)
            throws CollectException {
        PacctFiles read = new PacctFiles(programs);
        for (String file : files) {
            read.add(file, stdin);
        }
        return read.result(host);
    }

    private void add(String file, InputStream stdin) throws CollectException {
        long before = reading.records();
        try (ReadableByteChannel channel = file.equals(STANDARD_INPUT) ? unzipped(stdin) : open(Path.of(file))) {
            reading.read(channel, 0);
            reading.skipRest();
        } catch (IOException e) {
            throw Unreadable.because(file, e);
        } catch (InvalidPathException e) {
            throw new CollectException(file + ": no path of a file");
        }
        if (reading.records() > before) {
            earliest = Math.min(earliest, reading.firstEnd());
            latest = Math.max(latest, reading.lastEnd());
        } else if (!reading.wasEmpty()) {
            throw new CollectException(
                    file + ": holds no process accounting of version 3; older layouts are read by sa");
        }
    }

    /** A plain file as a {@link FileChannel}, which is read fastest; else whatever it is, as a stream. */
    private static ReadableByteChannel open(Path path) throws IOException {
        if (Files.isRegularFile(path) && !isCompressed(path)) {
            return FileChannel.open(path);
        }
        return unzipped(Files.newInputStream(path));
    }

    private static boolean isCompressed(Path path) throws IOException {
        try (InputStream in = Files.newInputStream(path)) {
            return isMagic(in.readNBytes(2));
        }
    }

    private static ReadableByteChannel unzipped(InputStream in) throws IOException {
        PushbackInputStream records = new PushbackInputStream(in, 2);
        byte[] begin = records.readNBytes(2);
        records.unread(begin);
        return Channels.newChannel(isMagic(begin) ? new GZIPInputStream(records, UNZIP_BYTES) : records);
    }

    private static boolean isMagic(byte[] begin) {
        return begin.length == 2 && (begin[0] & 0xff) == 0x1f && (begin[1] & 0xff) == 0x8b;
    }

    private List<UserUsage> usages(UserNames users) {
        UsageTable table = reading.sink().table();
        return programs ? LargestRows.of(table, users, PROGRAMS) : table.usages(users);
    }

    private Gap skipped(Instant from, Instant to) {
        return new Gap(from, to, reading.skippedBytes() + " bytes are no records");
    }

    private Result result(Host host) {
        boolean any = reading.records() > 0;
        Instant from = any ? Ticks.instant(earliest) : null;
        Instant to = any ? Ticks.instant(latest) : null;
        MeterRun run = new MeterRun(
                Source.PACCT,
                "",
                from,
                List.of(),
                usages(host.users()),
                reading.records(),
                reading.skippedBytes(),
                reading.skippedBytes() > 0 && from != null && to != null ? List.of(skipped(from, to)) : List.of(),
                MeterState.EMPTY);
        return new Result(run, from, to);
    }
}
