package dev.monitor.accounting;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

class RecordLayoutTest {
    private static final byte[] COMM = "python3".getBytes(StandardCharsets.UTF_8);

    @Test
    void everyCompIsItsLowThirteenBitsTimesEightToTheHighThree() {
        for (int comp = 0; comp <= 0xffff; comp++) {
            long expected = comp % 8192;
            for (int i = 0; i < comp / 8192; i++) {
                expected *= 8;
            }
            assertEquals(expected, RecordLayout.ticks(comp), "comp_t " + comp);
        }
        assertEquals(13_640, RecordLayout.ticks(0x26a9));
    }

    @Test
    void readsEachFieldWhereTheKernelPutsIt() {
        long[] record = words(record(ByteOrder.LITTLE_ENDIAN));

        assertTrue(RecordLayout.isPlausible(record, 0));
        assertEquals(4_000_000_000L, record[RecordLayout.UID] & 0xffffffffL);
        assertEquals(4_194_303, RecordLayout.pid(record, 0));
        assertEquals(13_640 + 7, RecordLayout.cpuTicks(record, 0));
        assertEquals(4_102_444_800L * 100 + 250, RecordLayout.endTicks(record, 0));
    }

    @Test
    void aBigEndianRecordIsTheSameRecord() {
        long[] swapped = RecordLayout.swapped(words(record(ByteOrder.BIG_ENDIAN)), 0);
        long[] record = words(record(ByteOrder.LITTLE_ENDIAN));

        assertTrue(RecordLayout.isPlausible(swapped, 0));
        assertEquals(RecordLayout.cpuTicks(record, 0), RecordLayout.cpuTicks(swapped, 0));
        assertEquals(RecordLayout.endTicks(record, 0), RecordLayout.endTicks(swapped, 0));
        assertArrayEquals(
                Arrays.copyOfRange(record, 1, RecordLayout.CPU), Arrays.copyOfRange(swapped, 1, RecordLayout.CPU));
        assertArrayEquals(
                Arrays.copyOfRange(record, RecordLayout.NAME, RecordLayout.WORDS),
                Arrays.copyOfRange(swapped, RecordLayout.NAME, RecordLayout.WORDS));
    }

    @Test
    void aWrongVersionFlagPidOrElapsedTimeIsNoRecord() {
        assertFalse(plausibleWith(1, (byte) 2), "version");
        assertFalse(plausibleWith(0, (byte) 0x80), "flag");
        assertFalse(plausibleWith(18, (byte) 0x40), "pid");
        assertFalse(plausibleWith(22, (byte) 0x40), "parent pid");
        assertFalse(plausibleWith(31, (byte) 0xff), "elapsed time");
        assertFalse(plausibleWith(31, (byte) 0x7f), "elapsed time");
        assertTrue(plausibleWith(0, (byte) 0x1f), "all flags");
    }

    @Test
    void bytesBehindTheEndOfANameAreNotConvincing() {
        byte[] record = record(ByteOrder.LITTLE_ENDIAN);
        assertTrue(RecordLayout.isConvincing(buffer(record), 0));

        record[63] = 'x';
        assertFalse(RecordLayout.isConvincing(buffer(record), 0));
    }

    private static boolean plausibleWith(int at, byte value) {
        byte[] record = record(ByteOrder.LITTLE_ENDIAN);
        record[at] = value;
        return RecordLayout.isPlausible(words(record), 0);
    }

    private static byte[] record(ByteOrder order) {
        return PacctWriter.record(order, 4_000_000_000L, COMM, 13_640, 7, 4_102_444_800L, 250, 4_194_303, 1);
    }

    private static ByteBuffer buffer(byte[] record) {
        return ByteBuffer.wrap(record).order(ByteOrder.LITTLE_ENDIAN);
    }

    private static long[] words(byte[] record) {
        long[] words = new long[RecordLayout.WORDS];
        buffer(record).asLongBuffer().get(words);
        return words;
    }
}
