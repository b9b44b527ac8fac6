package dev.monitor.store;

import dev.monitor.model.Usage;
import dev.monitor.model.UserUsage;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;

/**
 * Usages as a table that is given to a statement as one parameter, in JSON: thousands of parameters, or of statements, take the
 * driver longer than SQLite takes for the work. Each user is named once; {@code jsonb_each}, other than {@code json_each}, need not
 * print a user's programs to parse them again.
 *
 * <p>It is written by code that is interpreted still, for which an array of bytes is faster than a text is.
 */
final class UsageRows {
    /** The table, with the columns uid, user, program, cpu (hundredths of a second) and commands. */
    static final String TABLE =
            "(SELECT owner.value ->> 0 AS uid, owner.value ->> 1 AS user, used.value ->> 0 AS program,"
                    + " used.value ->> 1 AS cpu, used.value ->> 2 AS commands"
                    + " FROM jsonb_each(CAST(? AS TEXT)) owner CROSS JOIN jsonb_each(owner.value, '$[2]') used)";

    private static final String HEX = "0123456789abcdef";

    private byte[] json = new byte[1 << 12];
    private int length;
    private int size;

    private UsageRows() {}

    static UsageRows of(List<UserUsage> users) {
        UsageRows rows = new UsageRows();
        rows.open();
        for (UserUsage user : users) {
            rows.add(user);
        }
        rows.put(']');
        return rows;
    }

    /** The parameter. */
    byte[] json() {
        return Arrays.copyOf(json, length);
    }

    /** How many rows the table has. */
    int size() {
        return size;
    }

    static long hundredths(Duration cpu) {
        return cpu.toMillis() / 10;
    }

    private void add(UserUsage user) {
        open();
        number(user.uid());
        put(',');
        text(user.user());
        open();
        size += user.usages().size();
        for (Usage usage : user.usages()) {
            open();
            text(usage.program());
            put(',');
            number(hundredths(usage.cpu()));
            put(',');
            number(usage.commands());
            put(']');
        }
        put(']');
        put(']');
    }

    /** Begins an array, in another one behind what is there. */
    private void open() {
        if (length > 0 && json[length - 1] != '[') {
            put(',');
        }
        put('[');
    }

    private void number(long number) {
        if (number < 0) {
            put('-');
        }
        if (number > 9 || number < -9) {
            number(Math.abs(number / 10));
        }
        put((char) ('0' + Math.abs(number % 10)));
    }

    private void text(String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        put('"');
        int done = 0;
        for (int i = 0; i < bytes.length; i++) {
            byte next = bytes[i];
            if (next == '"' || next == '\\' || (next >= 0 && next < ' ')) {
                put(bytes, done, i);
                escape(next);
                done = i + 1;
            }
        }
        put(bytes, done, bytes.length);
        put('"');
    }

    private void escape(byte ascii) {
        put('\\');
        put('u');
        put('0');
        put('0');
        put(HEX.charAt(ascii >> 4));
        put(HEX.charAt(ascii & 0xf));
    }

    private void put(byte[] bytes, int from, int to) {
        while (json.length - length < to - from) {
            json = Arrays.copyOf(json, 2 * json.length);
        }
        System.arraycopy(bytes, from, json, length, to - from);
        length += to - from;
    }

    private void put(char ascii) {
        if (length == json.length) {
            json = Arrays.copyOf(json, 2 * length);
        }
        json[length++] = (byte) ascii;
    }
}
