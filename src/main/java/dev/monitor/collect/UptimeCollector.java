package dev.monitor.collect;

import dev.monitor.host.Host;
import dev.monitor.host.TextFile;
import dev.monitor.model.CollectException;
import dev.monitor.model.Uptime;

/** Reads {@code /proc/uptime} (proc(5)). */
final class UptimeCollector implements Collector<Uptime> {
    @Override
    public String name() {
        return "uptime";
    }

    @Override
    public Uptime collect(Host host) throws CollectException {
        TextFile file = host.proc("uptime");
        Words words = Words.ofLine(file);
        Uptime uptime = new Uptime(words.decimal(), words.decimal());
        words.end();
        return uptime;
    }
}
