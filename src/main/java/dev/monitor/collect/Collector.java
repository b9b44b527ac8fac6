package dev.monitor.collect;

import dev.monitor.host.Host;
import dev.monitor.model.CollectException;
import dev.monitor.model.Section;

/** Reads one thing about a machine. It keeps nothing between two calls. */
public interface Collector<S extends Section> {
    /** Its name, which is the key of its section in the journal. */
    String name();

    /**
     * What the machine says now.
     *
     * @throws CollectException if the source cannot be read or is malformed, or if the machine has no such thing
     */
    S collect(Host host) throws CollectException;
}
