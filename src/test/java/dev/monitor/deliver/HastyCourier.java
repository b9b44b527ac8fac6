package dev.monitor.deliver;

import dev.monitor.config.TelegramSettings;
import dev.monitor.model.Delivery;
import dev.monitor.model.Receipt;
import java.time.Duration;
import java.util.List;
import java.util.random.RandomGenerator;

/** Couriers for tests of what is done with them: their waits take no time, and no answer is waited for long. */
public final class HastyCourier {
    private static final Duration DEADLINE = Duration.ofMillis(300);

    private HastyCourier() {}

    /** Sees each request before and after, and may throw: that is as if the process were killed there. */
    public interface Witness {
        void before(Delivery delivery);

        void after(Delivery delivery, Receipt receipt);
    }

    /** A courier to a loopback Bot API. */
    public static Courier to(TelegramSettings settings, RandomGenerator random, Witness witness) {
        Channel telegram = new TelegramChannel(new TelegramApi(settings, null, DEADLINE), Rows.DRAWING, Rows.PLAIN);
        return new Courier(List.of(new Witnessed(telegram, witness)), new CourierCase.PassingTime(), random);
    }

    private record Witnessed(Channel channel, Witness witness) implements Channel {
        @Override
        public String name() {
            return channel.name();
        }

        @Override
        public Receipt send(Delivery part) {
            witness.before(part);
            Receipt receipt = channel.send(part);
            witness.after(part, receipt);
            return receipt;
        }
    }
}
