package dev.monitor.store;

import dev.monitor.model.Usage;
import java.time.Duration;
import java.util.List;

/**
 * Usages as a table that is given to a statement as one parameter, in JSON: thousands of parameters, or of statements, take the
 * driver longer than SQLite takes for the work.
 */
final class UsageRows {
    /** The table, with the columns uid, user, program, cpu (hundredths of a second) and commands. */
    static final String TABLE = "(SELECT value ->> 0 AS uid, value ->> 1 AS user, value ->> 2 AS program,"
            + " value ->> 3 AS cpu, value ->> 4 AS commands FROM json_each(?))";

    private static final String HEX = "0123456789abcdef";

    private UsageRows() {}

    /** The parameter. */
    static String of(List<Usage> usages) {
        StringBuilder json = new StringBuilder(64 * usages.size() + 2);
        char separator = '[';
        for (Usage usage : usages) {
            json.append(separator).append('[').append(usage.uid()).append(',');
            string(json, usage.user());
            json.append(',');
            string(json, usage.program());
            json.append(',').append(hundredths(usage.cpu()));
            json.append(',').append(usage.commands()).append(']');
            separator = ',';
        }
        return json.append(usages.isEmpty() ? "[]" : "]").toString();
    }

    static long hundredths(Duration cpu) {
        return cpu.toMillis() / 10;
    }

    private static void string(StringBuilder json, String text) {
        json.append('"');
        int done = 0;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c < ' ' || c == '"' || c == '\\') {
                json.append(text, done, i)
                        .append("\\u00")
                        .append(HEX.charAt(c >> 4))
                        .append(HEX.charAt(c & 0xf));
                done = i + 1;
            }
        }
        json.append(text, done, text.length()).append('"');
    }
}
