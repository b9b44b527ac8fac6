package dev.monitor.deliver;

import dev.monitor.model.Delivery;
import dev.monitor.model.Receipt;

/**
 * Writes down each request before it is made and after. If it cannot, that ends the delivery, since nothing may be sent
 * that is not written down. It is asked from several threads, never from two at once.
 */
public interface Settlement {
    /**
     * Writes down that a request is about to be made.
     *
     * @return whether it is still to be made: people may have dropped it
     */
    boolean begin(Delivery delivery) throws UnsettledException;

    /**
     * Writes down what became of a request, before the next one of its channel is made.
     *
     * @param delivery the request as it was made: after a {@link Receipt.Moved} it comes again, with the same row id and
     *     the new recipient
     * @param receipt if it is a {@link Receipt.Retry}, with the time after which the courier wants to try again
     */
    void settle(Delivery delivery, Receipt receipt) throws UnsettledException;
}
