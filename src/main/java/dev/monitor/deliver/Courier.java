package dev.monitor.deliver;

import dev.monitor.model.Delivery;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/**
 * Takes due rows of the outbox to their channels, to each in a thread of its own, so that one that hangs holds up no other.
 * Alerts go out before reports, parts of a message in their order, and what one recipient's request comes to costs the
 * other recipients nothing.
 */
public final class Courier {
    /** So much longer than the budget is waited for requests that have begun; then they are left alone, unsettled. */
    private static final Duration PATIENCE = Duration.ofSeconds(15);

    private final Map<String, Channel> channels = new LinkedHashMap<>();
    private final MonotonicTime time;
    private final Backoff backoff;

    /** A courier for these channels; rows of any other are given up. */
    public Courier(List<Channel> channels) {
        this(channels, MonotonicTime.SYSTEM, RandomGenerator.of("SplittableRandom"));
    }

    Courier(List<Channel> channels, MonotonicTime time, RandomGenerator random) {
        for (Channel channel : channels) {
            this.channels.put(channel.name(), channel);
        }
        this.time = time;
        this.backoff = new Backoff(random);
    }

    /**
     * Sends what is due. A request that has begun when the budget ends has 15 seconds more; rows that were not tried are
     * not settled.
     *
     * @param settlement is told of each request before it is made, and its receipt before the next one is
     * @param budget how long requests may be begun
     * @throws UnsettledException if the settlement failed; no request was begun after that
     */
    public void deliver(List<Delivery> due, Settlement settlement, Duration budget) throws UnsettledException {
        Map<String, List<Delivery>> byChannel = new LinkedHashMap<>();
        for (Delivery row : due) {
            byChannel.computeIfAbsent(row.channel(), name -> new ArrayList<>()).add(row);
        }
        OneAtATime shared = new OneAtATime(settlement);
        List<Callable<Void>> rounds = new ArrayList<>();
        byChannel.forEach((name, rows) -> {
            Round round = new Round(channels.get(name), shared, backoff, time, budget);
            rounds.add(() -> {
                round.deliver(Bundle.of(rows));
                return null;
            });
        });
        try {
            run(rounds, budget.plus(PATIENCE));
        } finally {
            shared.close();
        }
    }

    private static void run(List<Callable<Void>> rounds, Duration patience) throws UnsettledException {
        ExecutorService threads = Executors.newCachedThreadPool(work -> {
            Thread thread = new Thread(work, "courier");
            thread.setDaemon(true);
            return thread;
        });
        try {
            Throwable fault = null;
            for (Future<Void> round : threads.invokeAll(rounds, patience.toMillis(), TimeUnit.MILLISECONDS)) {
                Throwable its = round.isCancelled() ? null : fault(round);
                // That the others had to end as well says less than why.
                boolean says = fault == null || (fault instanceof UnsettledException && its != null);
                fault = says ? its : fault;
            }
            if (fault != null) {
                rethrow(fault);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            threads.shutdownNow();
        }
    }

    private static @Nullable Throwable fault(Future<Void> round) throws InterruptedException {
        try {
            round.get();
            return null;
        } catch (ExecutionException e) {
            return e.getCause();
        }
    }

    private static void rethrow(Throwable fault) throws UnsettledException {
        if (fault instanceof UnsettledException unsettled) {
            throw unsettled;
        }
        if (fault instanceof Error error) {
            throw error;
        }
        throw fault instanceof RuntimeException bug ? bug : new IllegalStateException(fault);
    }
}
