package dev.monitor.collect;

import dev.monitor.host.Host;
import dev.monitor.host.TextFile;
import dev.monitor.model.CollectException;
import dev.monitor.model.MemInfo;
import dev.monitor.model.MemInfo.Amount;
import java.util.LinkedHashMap;
import java.util.Map;

/** Reads {@code /proc/meminfo} (proc(5)): {@code MemTotal: 16318412 kB}, counts without a unit. */
final class MemoryCollector implements Collector<MemInfo> {
    @Override
    public String name() {
        return "meminfo";
    }

    @Override
    public MemInfo collect(Host host) throws CollectException {
        TextFile file = host.proc("meminfo");
        Map<String, Amount> entries = new LinkedHashMap<>();
        while (file.hasLine()) {
            Words words = Words.ofLine(file);
            entries.put(name(words.next(), file), amount(words, file));
        }
        if (!entries.containsKey("MemTotal")) {
            throw file.malformed("there is no line \"MemTotal:\"");
        }
        return new MemInfo(entries);
    }

    private static String name(String word, TextFile file) throws CollectException {
        if (word.length() < 2 || !word.endsWith(":")) {
            throw file.malformed("the line does not begin with \"name:\"");
        }
        return word.substring(0, word.length() - 1);
    }

    private static Amount amount(Words words, TextFile file) throws CollectException {
        long value = words.number();
        String unit = words.hasNext() ? words.next() : "";
        if (!unit.isEmpty() && !unit.equals("kB")) {
            throw file.malformed("the unit is not kB");
        }
        words.end();
        return new Amount(value, unit);
    }
}
