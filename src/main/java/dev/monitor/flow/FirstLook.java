package dev.monitor.flow;

import dev.monitor.collect.Collectors;
import dev.monitor.host.Host;

/** What a run looks at before it knows what was before, beside the opening of its store. */
record FirstLook(Gathering collectors, ProcessLook processes) {
    static FirstLook start(Host host) {
        return new FirstLook(Gathering.start(host, Collectors.all()), ProcessLook.start(host));
    }
}
