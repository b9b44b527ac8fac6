package dev.monitor.web;

import dev.monitor.model.Sample;
import dev.monitor.render.PrometheusText;
import dev.monitor.store.StoreException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** {@code /metrics}: the numbers of the last run for Prometheus, and when that was. */
final class MetricsPage implements Page {
    private static final String TYPE = "text/plain; version=0.0.4; charset=utf-8";

    private final Source source;

    MetricsPage(Source source) {
        this.source = source;
    }

    @Override
    public Answer answer(Parameters parameters) throws Refusal, StoreException {
        LastRun run = source.lastRun();
        List<Sample> samples = new ArrayList<>(run.samples());
        samples.add(Sample.of("last_run_timestamp_seconds", run.at().getEpochSecond()));
        return Answer.of(TYPE, PrometheusText.of(samples).getBytes(StandardCharsets.UTF_8));
    }
}
