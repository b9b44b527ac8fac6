package dev.monitor.flow;

import dev.monitor.config.Settings;
import dev.monitor.host.Host;
import dev.monitor.model.Figure;
import dev.monitor.model.HourlyUsage;
import dev.monitor.model.JournalLine;
import dev.monitor.model.LocalZone;
import dev.monitor.model.MeterRun;
import dev.monitor.model.Post;
import dev.monitor.model.Report;
import dev.monitor.model.Snapshot;
import dev.monitor.model.Source;
import dev.monitor.store.Store;
import dev.monitor.store.StoreException;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What a run keeps, in one transaction: the run itself, the meters, the journal line, and the report to send. */
final class Keeping {
    private final Settings settings;
    private final Host host;
    private final Store store;
    private final Past past;
    private final Observation now;
    private final Snapshot snapshot;
    private final long sequence;

    Keeping(Settings settings, Host host, Store store, Past past, Observation now) {
        this.settings = settings;
        this.host = host;
        this.store = store;
        this.past = past;
        this.now = now;
        this.snapshot = now.snapshot();
        this.sequence = past.nextSequence() + hours(now.meter()).size();
    }

    void keepRun(JournalLine line, boolean earlierWritten) throws StoreException {
        store.runs().add(sequence, snapshot.run(), snapshot.at(), now.times(), now.machine());
        MeterRun meter = now.meter();
        if (meter != null) {
            keepMeter(meter);
        }
        store.samples().add(snapshot.at(), snapshot.samples());
        store.names().keep(host.users().found(), snapshot.at());
        store.journal().keep(sequence, line, snapshot.at(), earlierWritten);
    }

    private static List<HourlyUsage> hours(@Nullable MeterRun meter) {
        return meter == null ? List.of() : meter.history();
    }

    /** Each hour that the first run found in the accounting is a run that was not made, before it. */
    private void keepHistory(List<HourlyUsage> hours) throws StoreException {
        long first = sequence - hours.size();
        for (int hour = 0; hour < hours.size(); hour++) {
            store.runs().add(first + hour, RandomId.run(), hours.get(hour).end(), null, null);
            store.meters().add(first + hour, hours.get(hour).used());
        }
    }

    private void keepMeter(MeterRun meter) throws StoreException {
        if (store.runs().origin() == null) {
            Instant since = meter.since();
            store.runs().setOrigin(since == null ? snapshot.at() : since, meter.source() == Source.LIVE);
        }
        if (!meter.history().isEmpty()) {
            keepHistory(meter.history());
        }
        store.meters().add(sequence, meter.used());
        store.gaps().add(sequence, meter.gaps());
        store.meterState().keep(past.meter(), meter.next());
    }

    void keepReport(ReportRequest request, Report report, List<Figure> trends) throws StoreException {
        if (request.remembered()) {
            store.runs().setLastReport(sequence);
        }
        for (Post post : Posts.ofReport(settings.channels(), report, trends, LocalZone.get())) {
            store.outbox().add(sequence, post.message(), post.recipients(), snapshot.at());
        }
    }

    void keepAlarms(Alarms alarms) throws StoreException {
        alarms.keep(store, sequence, snapshot.at());
    }
}
