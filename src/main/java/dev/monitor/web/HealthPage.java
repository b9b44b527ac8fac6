package dev.monitor.web;

import dev.monitor.store.StoreException;
import java.time.Duration;

/** {@code /healthz}: 200 and the age of the last run, or 503 where it is too old or there is none. */
final class HealthPage implements Page {
    private final Source source;

    HealthPage(Source source) {
        this.source = source;
    }

    @Override
    public Answer answer(Parameters parameters) throws Refusal, StoreException {
        LastRun run = source.lastRun();
        Verdict verdict = Verdict.of(run.at(), source.now(), 0);
        if (verdict.state() == Verdict.State.STALE) {
            throw new Refusal(503, verdict.headline());
        }
        long seconds = Math.max(0, Duration.between(run.at(), source.now()).toSeconds());
        return Answer.text(200, "ok, the last run was " + seconds + " seconds ago\n");
    }
}
