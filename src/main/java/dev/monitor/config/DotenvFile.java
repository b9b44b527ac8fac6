package dev.monitor.config;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The settings file, as dotenv-java reads it. Lines that it would read otherwise than their writer meant, or refuse with
 * the whole line in its message, never reach it: they become problems that name the line's number.
 *
 * @param name its path, for people
 * @param values by key; an empty value is as good as none
 * @param lines the line that each key is in, the refused ones too
 */
record DotenvFile(String name, Map<String, String> values, Map<String, Integer> lines) {
    /** What there is without a file. */
    static final DotenvFile NONE = new DotenvFile("", Map.of(), Map.of());

    static DotenvFile parse(String name, String text, Findings findings) {
        Map<String, Integer> lines = new LinkedHashMap<>();
        List<String> good = new ArrayList<>();
        int number = 0;
        for (int begin = 0; begin < text.length(); ) {
            int end = text.indexOf('\n', begin);
            String raw = text.substring(begin, end < 0 ? text.length() : end);
            begin += raw.length() + 1;
            number++;
            DotenvLine line = DotenvLine.of(raw.endsWith("\r") ? raw.substring(0, raw.length() - 1) : raw);
            if (line.isBlank()) {
                continue;
            }
            String fault = line.fault();
            Integer earlier = line.key().isEmpty() ? null : lines.putIfAbsent(line.key(), number);
            if (fault.isEmpty() && earlier != null) {
                fault = "the key is in line " + earlier + " already; keep one of them";
            }
            if (fault.isEmpty()) {
                good.add(line.text());
            } else {
                findings.problem(place(name, number), fault);
            }
        }
        return new DotenvFile(name, good.isEmpty() ? Map.of() : DotenvJava.read(good), lines);
    }

    /** The line that a key is in, for people. */
    String placeOf(String key) {
        return place(name, lines.getOrDefault(key, 0));
    }

    private static String place(String name, int line) {
        return name + " line " + line;
    }
}
