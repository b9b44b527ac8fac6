package dev.monitor.store;

import java.nio.ByteBuffer;
import java.util.Arrays;

/**
 * The samples of one series in one hour, oldest first, one a second at most. Packed, each takes 10 bytes: its second in the
 * hour in 2, its value in 8. Where all values are the same it takes 2, since the row has the value anyway.
 */
final class PackedHour {
    private static final int SECOND_BYTES = 2;
    private static final int SAMPLE_BYTES = SECOND_BYTES + 8;
    private static final int USUAL_SAMPLES = 60;

    private int[] seconds = new int[USUAL_SAMPLES];
    private double[] values = new double[USUAL_SAMPLES];
    private int count;

    /** The samples of a row. */
    static PackedHour unpack(byte[] packed, int count, double value) {
        PackedHour hour = new PackedHour();
        boolean same = packed.length == count * SECOND_BYTES;
        ByteBuffer bytes = ByteBuffer.wrap(packed);
        while (bytes.remaining() >= (same ? SECOND_BYTES : SAMPLE_BYTES)) {
            hour.append(Short.toUnsignedInt(bytes.getShort()), same ? value : bytes.getDouble());
        }
        return hour;
    }

    /** Adds a sample. One of the same second gives way to it. */
    void put(int second, double value) {
        int place = count;
        while (place > 0 && seconds[place - 1] >= second) {
            place--;
        }
        if (place < count && seconds[place] == second) {
            values[place] = value;
            return;
        }
        append(second, value);
        System.arraycopy(seconds, place, seconds, place + 1, count - 1 - place);
        System.arraycopy(values, place, values, place + 1, count - 1 - place);
        seconds[place] = second;
        values[place] = value;
    }

    private void append(int second, double value) {
        if (count == seconds.length) {
            seconds = Arrays.copyOf(seconds, 2 * count);
            values = Arrays.copyOf(values, 2 * count);
        }
        seconds[count] = second;
        values[count] = value;
        count++;
    }

    int count() {
        return count;
    }

    int second(int index) {
        return seconds[index];
    }

    double value(int index) {
        return values[index];
    }

    double last() {
        return values[count - 1];
    }

    double min() {
        double min = values[0];
        for (int i = 1; i < count; i++) {
            min = Math.min(min, values[i]);
        }
        return min;
    }

    double max() {
        double max = values[0];
        for (int i = 1; i < count; i++) {
            max = Math.max(max, values[i]);
        }
        return max;
    }

    /** The mean, by small steps: a sum could leave the range of numbers, and would lose digits. */
    double avg() {
        double avg = 0;
        for (int i = 0; i < count; i++) {
            avg += (values[i] - avg) / (i + 1);
        }
        return avg;
    }

    byte[] pack() {
        boolean same = min() == max();
        ByteBuffer bytes = ByteBuffer.allocate(count * (same ? SECOND_BYTES : SAMPLE_BYTES));
        for (int i = 0; i < count; i++) {
            bytes.putShort((short) seconds[i]);
            if (!same) {
                bytes.putDouble(values[i]);
            }
        }
        return bytes.array();
    }
}
