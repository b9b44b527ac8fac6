package dev.monitor.flow;

import dev.monitor.collect.Collector;
import dev.monitor.host.Host;
import dev.monitor.model.CollectException;
import dev.monitor.model.Outcome;
import dev.monitor.model.Section;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The collectors at work, each in a thread of its own: one that hangs costs its own section, never the run. */
final class Gathering {
    private static final Duration DEADLINE = Duration.ofSeconds(5);

    private final List<Work> works = new ArrayList<>();
    private final long begun = System.nanoTime();

    private Gathering() {}

    static Gathering start(Host host, List<Collector<?>> collectors) {
        Gathering gathering = new Gathering();
        for (Collector<?> collector : collectors) {
            Work work = new Work(host, collector);
            gathering.works.add(work);
            work.start();
        }
        return gathering;
    }

    /** Waits for the collectors, and adds what each of them gave and how it fared. */
    void finish(Map<String, Section> sections, List<Outcome> outcomes) {
        for (Work work : works) {
            long left = DEADLINE.toNanos() - (System.nanoTime() - begun);
            Outcome outcome = work.await(Duration.ofNanos(Math.max(0, left)));
            Section section = work.section;
            if (outcome.status() == Outcome.Status.OK && section != null) {
                sections.put(outcome.collector(), section);
            }
            outcomes.add(outcome);
        }
    }

    private static final class Work extends Thread {
        private final Host host;
        private final Collector<?> collector;
        private final long begun = System.nanoTime();
        private volatile @Nullable Section section;
        private volatile @Nullable Outcome outcome;

        Work(Host host, Collector<?> collector) {
            super(collector.name());
            setDaemon(true);
            this.host = host;
            this.collector = collector;
        }

        @Override
        public void run() {
            try {
                section = collector.collect(host);
                outcome = new Outcome(collector.name(), Outcome.Status.OK, "", took());
            } catch (CollectException e) {
                outcome = Outcomes.of(collector.name(), e, took());
            } catch (RuntimeException e) {
                outcome = Outcomes.ofBug(collector.name(), e, took());
            }
        }

        Outcome await(Duration patience) {
            try {
                join(Math.max(1, patience.toMillis()));
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
            Outcome known = outcome;
            if (known != null) {
                return known;
            }
            String detail = "no answer in " + took().toSeconds() + " s; left out";
            return new Outcome(collector.name(), Outcome.Status.TIMED_OUT, detail, took());
        }

        private Duration took() {
            return Duration.ofNanos(System.nanoTime() - begun);
        }
    }
}
