package dev.monitor.web;

import dev.monitor.store.StoreException;

/** What is answered under one path. */
interface Page {
    /**
     * Works the answer out.
     *
     * @throws Refusal if it cannot be given as asked
     * @throws StoreException if the store cannot be read
     */
    Answer answer(Parameters parameters) throws Refusal, StoreException;
}
