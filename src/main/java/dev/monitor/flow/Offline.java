package dev.monitor.flow;

import dev.monitor.accounting.PacctFiles;
import dev.monitor.config.Settings;
import dev.monitor.host.Host;
import dev.monitor.model.CollectException;
import dev.monitor.model.MeterRun;
import dev.monitor.model.Report;
import dev.monitor.model.Snapshot;
import java.io.InputStream;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/** A report of given accounting files and nothing else: no store, and nothing of the machine but the users' names. */
public final class Offline {
    private Offline() {}

    /**
     * What the files hold.
     *
     * @param files paths, {@code -} for standard input
     * @param programs whether the rows shall have their largest programs
     * @throws Failure if one cannot be read or is no accounting file
     */
    public static Report report(
            Host host, Settings settings, List<String> files, InputStream in, boolean programs, ReportRequest request)
            throws Failure {
        PacctFiles.Result result;
        try {
            result = PacctFiles.read(host, files, in, programs);
        } catch (CollectException e) {
            throw new Failure(Exit.NO_DATA, String.valueOf(e.getMessage()));
        }
        MeterRun run = result.run();
        Instant now = host.clock().instant();
        Snapshot nothing =
                new Snapshot(RandomId.run(), Settled.hostName(settings.host(), host), now, Map.of(), null, List.of());
        Instant from = result.from();
        Instant to = result.to();
        Window window = new Window(
                from == null ? now : from,
                to == null ? now : to,
                run.used(),
                null,
                run.source(),
                run.note(),
                run.gaps(),
                List.of());
        return new ReportBuilder(request, host.users(), null).build(nothing, window);
    }
}
