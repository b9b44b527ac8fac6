package dev.monitor.store;

import dev.monitor.model.ProgramSums;
import dev.monitor.model.UserUsage;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Usages as tables that are given to a statement as one parameter, in JSON: thousands of parameters, or of statements, take
 * the driver longer than SQLite takes for the work. Each user is named once; {@code jsonb_each}, other than {@code json_each},
 * need not print a user's programs to parse them again.
 *
 * <p>It is written by code that is interpreted still, for which an array of bytes is faster than a text is, and each call a
 * cost. How the row of a program begins is kept for the next user of it.
 */
final class UsageRows {
    /**
     * A row a program, with the columns uid, user, program, cpu (ticks of 1/100 s) and commands. A user is materialized,
     * since uid and name would be taken out of the JSON for each program else.
     */
    static final String PROGRAMS = "(WITH owner AS MATERIALIZED"
            + " (SELECT value ->> 0 AS uid, value ->> 1 AS user, value FROM jsonb_each(CAST(? AS TEXT)))"
            + " SELECT uid, user, used.value ->> 0 AS program, used.value ->> 1 AS cpu, used.value ->> 2 AS commands"
            + " FROM owner CROSS JOIN jsonb_each(owner.value, '$[4]') used)";

    /** A row a user: uid, user, cpu and commands of all programs. */
    static final String USERS = "(SELECT value ->> 0 AS uid, value ->> 1 AS user, value ->> 2 AS cpu,"
            + " value ->> 3 AS commands FROM jsonb_each(CAST(? AS TEXT)))";

    /** A long has so many digits, and perhaps a sign. */
    private static final int MOST_DIGITS = 19;

    private static final int NUMBER_BYTES = MOST_DIGITS + 1;

    /** Two numbers, a comma between them, and the end. */
    private static final int ROW_BYTES = 2 * NUMBER_BYTES + 3;

    private static final String HEX = "0123456789abcdef";

    private final Map<String, byte[]> begins = new HashMap<>();
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
        rows.close();
        return rows;
    }

    /** The parameter. */
    byte[] json() {
        return Arrays.copyOf(json, length);
    }

    /** How many programs there are. */
    int size() {
        return size;
    }

    private void add(UserUsage user) {
        open();
        number(user.uid());
        put(',');
        text(user.user());
        put(',');
        ProgramSums programs = user.programs();
        number(programs.cpuTicks());
        put(',');
        number(programs.commands());
        open();
        for (int i = 0; i < programs.size(); i++) {
            program(programs.program(i), programs.cpuTicks(i), programs.commands(i));
        }
        close();
        close();
        size += programs.size();
    }

    /** Begins an array, in another one behind what is there. */
    private void open() {
        if (length > 0 && json[length - 1] != '[' && json[length - 1] != ',') {
            put(',');
        }
        put('[');
    }

    /** Ends an array, in which a comma may follow the last element. */
    private void close() {
        if (json[length - 1] == ',') {
            length--;
        }
        put(']');
    }

    /** A row and a comma. There are thousands, so that room is looked for once. */
    private void program(String program, long cpuTicks, long commands) {
        byte[] begin = begin(program);
        makeRoom(begin.length + ROW_BYTES);
        System.arraycopy(begin, 0, json, length, begin.length);
        length += begin.length;
        digits(cpuTicks);
        json[length++] = ',';
        digits(commands);
        json[length++] = ']';
        json[length++] = ',';
    }

    /** How the row of a program begins. */
    private byte[] begin(String program) {
        byte[] begin = begins.get(program);
        if (begin == null) {
            int from = length;
            put('[');
            text(program);
            put(',');
            begin = Arrays.copyOfRange(json, from, length);
            begins.put(program, begin);
            length = from;
        }
        return begin;
    }

    private void number(long number) {
        makeRoom(NUMBER_BYTES);
        digits(number);
    }

    /** Where there is room for {@link #NUMBER_BYTES}. */
    private void digits(long number) {
        if (number < 0) {
            json[length++] = '-';
        }
        long rest = Math.abs(number);
        int end = length + 1;
        for (long limit = 10; rest >= limit && end < length + MOST_DIGITS; limit *= 10) {
            end++;
        }
        for (int at = end - 1; at >= length; at--) {
            json[at] = (byte) ('0' + rest % 10);
            rest /= 10;
        }
        length = end;
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
        makeRoom(to - from);
        System.arraycopy(bytes, from, json, length, to - from);
        length += to - from;
    }

    private void put(char ascii) {
        makeRoom(1);
        json[length++] = (byte) ascii;
    }

    private void makeRoom(int bytes) {
        while (json.length - length < bytes) {
            json = Arrays.copyOf(json, 2 * json.length);
        }
    }
}
