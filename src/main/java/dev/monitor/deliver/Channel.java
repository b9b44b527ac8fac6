package dev.monitor.deliver;

import dev.monitor.model.Delivery;
import dev.monitor.model.Receipt;

/** A way to reach people. */
public interface Channel {
    /** The name by which settings and the outbox know it. */
    String name();

    /**
     * Makes one request, and another form of it only where one was refused for its form; each ends within 20 seconds. It
     * throws nothing, and no receipt holds a secret.
     */
    Receipt send(Delivery part);
}
