package dev.monitor.deliver;

import dev.monitor.model.Delivery;
import dev.monitor.model.Receipt;

/**
 * Writes down what became of a request, before the next one is made.
 *
 * @param <E> what it throws if it cannot; that ends the delivery, since nothing may be sent that is not written down
 */
@FunctionalInterface
public interface Settlement<E extends Exception> {
    /**
     * Writes down one receipt.
     *
     * @param delivery the request as it was made: after a {@link Receipt.Moved} it comes again, with the same row id and
     *     the new recipient
     */
    void settle(Delivery delivery, Receipt receipt) throws E;
}
