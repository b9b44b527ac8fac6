package dev.monitor.deliver;

import dev.monitor.model.Delivery;
import dev.monitor.model.Receipt;

/**
 * A settlement that the threads of a delivery share. Once it has failed, no thread begins a request more; what those that
 * were made come to is still passed on until it is closed.
 */
final class OneAtATime implements Settlement {
    private final Settlement settlement;
    private boolean healthy = true;
    private boolean open = true;

    OneAtATime(Settlement settlement) {
        this.settlement = settlement;
    }

    @Override
    public synchronized boolean begin(Delivery delivery) throws UnsettledException {
        require(healthy && open);
        healthy = false;
        boolean wanted = settlement.begin(delivery);
        healthy = true;
        return wanted;
    }

    @Override
    public synchronized void settle(Delivery delivery, Receipt receipt) throws UnsettledException {
        require(open);
        boolean before = healthy;
        healthy = false;
        settlement.settle(delivery, receipt);
        healthy = before;
    }

    /** The delivery is over: what a thread that hangs may still learn is nobody's business any more. */
    synchronized void close() {
        open = false;
    }

    private static void require(boolean state) throws UnsettledException {
        if (!state) {
            throw new UnsettledException("the delivery is over");
        }
    }
}
