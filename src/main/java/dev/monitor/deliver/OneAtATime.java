package dev.monitor.deliver;

import dev.monitor.model.Delivery;
import dev.monitor.model.Receipt;

/** A settlement that the threads of a delivery share. Once it has failed or is closed, no thread begins a request more. */
final class OneAtATime implements Settlement {
    private final Settlement settlement;
    private boolean open = true;

    OneAtATime(Settlement settlement) {
        this.settlement = settlement;
    }

    @Override
    public synchronized boolean begin(Delivery delivery) throws UnsettledException {
        requireOpen();
        open = false;
        boolean wanted = settlement.begin(delivery);
        open = true;
        return wanted;
    }

    @Override
    public synchronized void settle(Delivery delivery, Receipt receipt) throws UnsettledException {
        requireOpen();
        open = false;
        settlement.settle(delivery, receipt);
        open = true;
    }

    /** The delivery is over: what a thread that hangs may still learn is nobody's business any more. */
    synchronized void close() {
        open = false;
    }

    private void requireOpen() throws UnsettledException {
        if (!open) {
            throw new UnsettledException("the delivery is over");
        }
    }
}
