package dev.monitor.store;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * JSON of arrays in arrays, as bytes that grow; a comma follows each element until its array ends. It is written by code that
 * is interpreted still, for which an array of bytes is faster than a text is, and each call a cost.
 */
final class JsonBytes {
    /** Those of the largest long. */
    private static final int MOST_DIGITS = 19;

    /** A sign, the digits and a comma. */
    private static final int NUMBER_BYTES = MOST_DIGITS + 2;

    private static final String HEX = "0123456789abcdef";

    private byte[] json = new byte[1 << 12];
    private int length;

    /** Begins an array. */
    void open() {
        put('[');
    }

    /** Ends an array. */
    void close() {
        if (json[length - 1] == ',') {
            length--;
        }
        put(']');
        put(',');
    }

    void number(long number) {
        makeRoom(NUMBER_BYTES);
        digits(number);
    }

    void text(String text) {
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
        put(',');
    }

    /** A part of other JSON. */
    void raw(byte[] part) {
        put(part, 0, part.length);
    }

    /** An array that goes on, where {@code begin} ends, by two numbers. There are thousands, so that room is looked for once. */
    void row(byte[] begin, long first, long second) {
        makeRoom(begin.length + 2 * NUMBER_BYTES + 1);
        System.arraycopy(begin, 0, json, length, begin.length);
        length += begin.length;
        digits(first);
        digits(second);
        json[length - 1] = ']';
        json[length++] = ',';
    }

    int length() {
        return length;
    }

    /** What was written since it was so long. */
    byte[] since(int before) {
        return Arrays.copyOfRange(json, before, length);
    }

    /** All of it, with every array ended. */
    byte[] toBytes() {
        return Arrays.copyOf(json, length - 1);
    }

    /** Writes a number and a comma; whoever calls it has made room for {@link #NUMBER_BYTES}. */
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
        json[end] = ',';
        length = end + 1;
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
