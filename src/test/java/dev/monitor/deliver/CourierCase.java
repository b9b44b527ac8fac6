package dev.monitor.deliver;

import dev.monitor.model.Delivery;
import dev.monitor.model.Receipt;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

/** A courier before a loopback Bot API, with time of the test's own. */
abstract class CourierCase {
    static final Duration BUDGET = Duration.ofSeconds(30);

    final PassingTime time = new PassingTime();

    /** What was settled, as {@code row recipient Receipt}. */
    final List<String> settled = new ArrayList<>();

    BotApiServer server;
    Courier courier;

    /** Time that passes only where a test or a wait says so. */
    static final class PassingTime implements MonotonicTime {
        private Duration now = Duration.ofDays(3);
        private Duration waited = Duration.ZERO;

        @Override
        public synchronized Duration now() {
            return now;
        }

        @Override
        public synchronized void pass(Duration wait) {
            now = now.plus(wait);
            waited = waited.plus(wait);
        }

        synchronized Duration waited() {
            return waited;
        }
    }

    @BeforeEach
    void start() throws IOException {
        server = new BotApiServer();
        courier = new Courier(channels(), time, new Random(1));
    }

    @AfterEach
    void stop() throws IOException {
        server.close();
    }

    List<Channel> channels() {
        return List.of(new TelegramChannel(new TelegramApi(server.settings(), null), Rows.DRAWING, Rows.PLAIN));
    }

    void deliver(List<Delivery> due) throws UnsettledException {
        courier.deliver(due, settlement(this::settle), BUDGET);
    }

    /** What is done with a receipt. */
    interface Settled {
        void settle(Delivery delivery, Receipt receipt) throws UnsettledException;
    }

    /** A settlement that lets every request begin. */
    static Settlement settlement(Settled settled) {
        return new Settlement() {
            @Override
            public boolean begin(Delivery delivery) {
                return true;
            }

            @Override
            public void settle(Delivery delivery, Receipt receipt) throws UnsettledException {
                settled.settle(delivery, receipt);
            }
        };
    }

    void settle(Delivery delivery, Receipt receipt) {
        settled.add(delivery.id() + " " + delivery.recipient() + " "
                + receipt.getClass().getSimpleName());
    }

    @SafeVarargs
    static List<Delivery> rows(List<Delivery>... messages) {
        List<Delivery> rows = new ArrayList<>();
        for (List<Delivery> message : messages) {
            rows.addAll(message);
        }
        return rows;
    }

    List<String> texts(String chat) {
        return server.requests(chat).stream().map(BotApiRequest::text).toList();
    }
}
