package dev.monitor.collect;

import dev.monitor.host.Host;
import dev.monitor.host.TextFile;
import dev.monitor.model.CollectException;
import dev.monitor.model.Pressure;
import dev.monitor.model.Pressure.Stall;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Reads {@code /proc/pressure} (the kernel's accounting/psi.rst): {@code some avg10=0.12 avg60=0.05 avg300=0.01
 * total=123456}. Kernels differ in the files and lines that they have.
 */
final class PressureCollector implements Collector<Pressure> {
    private static final List<String> RESOURCES = List.of("cpu", "io", "memory", "irq");

    @Override
    public String name() {
        return "pressure";
    }

    @Override
    public Pressure collect(Host host) throws CollectException {
        Map<String, Map<String, Stall>> resources = new LinkedHashMap<>();
        for (String resource : RESOURCES) {
            TextFile file = open(host, "pressure/" + resource);
            if (file != null) {
                resources.put(resource, stalls(file));
            }
        }
        if (resources.isEmpty()) {
            throw CollectException.noData(host.procPath("pressure") + ": the kernel does not measure pressure");
        }
        return new Pressure(resources);
    }

    /** A file, or null where the kernel does not measure it: then it has no such file, or gives it and fails to read it. */
    private static @Nullable TextFile open(Host host, String name) throws CollectException {
        try {
            return host.proc(name);
        } catch (CollectException e) {
            if (e.isNoData() || host.procPath(name).toFile().canRead()) {
                return null;
            }
            throw e;
        }
    }

    private static Map<String, Stall> stalls(TextFile file) throws CollectException {
        Map<String, Stall> stalls = new LinkedHashMap<>();
        do {
            Words words = Words.ofLine(file);
            String line = words.next();
            if (!line.equals("some") && !line.equals("full")) {
                throw file.malformed("the line begins with neither \"some\" nor \"full\"");
            }
            stalls.put(line, stall(words, file));
        } while (file.hasLine());
        return stalls;
    }

    private static Stall stall(Words words, TextFile file) throws CollectException {
        Stall stall = new Stall(
                file.decimal(value("avg10=", words, file)),
                file.decimal(value("avg60=", words, file)),
                file.decimal(value("avg300=", words, file)),
                file.number(value("total=", words, file)));
        words.end();
        return stall;
    }

    private static String value(String key, Words words, TextFile file) throws CollectException {
        String word = words.next();
        if (!word.startsWith(key)) {
            throw file.malformed("there is no \"" + key + "\" where it belongs");
        }
        return word.substring(key.length());
    }
}
