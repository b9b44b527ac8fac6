package dev.monitor.collect;

import dev.monitor.host.Host;
import dev.monitor.host.TextFile;
import dev.monitor.model.CollectException;
import dev.monitor.model.LoadAvg;

/** Reads {@code /proc/loadavg} (proc(5)): {@code 0.20 0.18 0.12 1/80 11206}. */
final class LoadCollector implements Collector<LoadAvg> {
    @Override
    public String name() {
        return "loadavg";
    }

    @Override
    public LoadAvg collect(Host host) throws CollectException {
        TextFile file = host.proc("loadavg");
        Words words = Words.ofLine(file);
        double load1 = words.decimal();
        double load5 = words.decimal();
        double load15 = words.decimal();
        String entities = words.next();
        int slash = entities.indexOf('/');
        if (slash < 0) {
            throw file.malformed("there is no \"running/total\"");
        }
        long running = file.number(entities.substring(0, slash));
        long total = file.number(entities.substring(slash + 1));
        long lastPid = words.number();
        words.end();
        return new LoadAvg(load1, load5, load15, running, total, lastPid);
    }
}
