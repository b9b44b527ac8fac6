package dev.monitor.accounting;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;

/**
 * Writes accounting records as a kernel does (acct(5), version 3), in either byte order. Times are in ticks of 1/100 s.
 *
 * <p>{@link #normal()} is the file {@code src/test/resources/pacct/normal.pacct}: 25 records between 2026-11-20 06:00:00
 * and 12:00:00 UTC with these sums:
 *
 * <pre>
 * uid                  commands  CPU seconds  programs
 * 1001 (alice)         11        136.50       python3 136.40, ls 0.10 in ten commands
 * 1002 (bob)           5         50.05        cc1 50.05
 * 1003 (student01)     3         3.33         java 3.33
 * 1004 (student02)     3         0.00         sh 0.00
 * 0 (root)             2         1.25         cron 1.25
 * 4242 (of nobody)     1         0.07         gone 0.07
 * </pre>
 */
public final class PacctWriter {
    /** The process forked and never called exec. */
    public static final int FORKED = 1;

    /** The length of a record. */
    public static final int BYTES = 64;

    private static final long NORMAL_BEGIN = 1_795_154_400L;

    private PacctWriter() {}

    /** One little-endian record. Times must be ones that a comp_t can hold. */
    public static byte[] record(
            long uid, String comm, long utimeTicks, long stimeTicks, long btime, float etimeTicks, int pid, int flags) {
        byte[] name = comm.getBytes(StandardCharsets.UTF_8);
        return record(ByteOrder.LITTLE_ENDIAN, uid, name, utimeTicks, stimeTicks, btime, etimeTicks, pid, flags);
    }

    /** One record with a name of any bytes, cut after sixteen. */
    public static byte[] record(
            ByteOrder order,
            long uid,
            byte[] comm,
            long utimeTicks,
            long stimeTicks,
            long btime,
            float etimeTicks,
            int pid,
            int flags) {
        ByteBuffer record = ByteBuffer.allocate(BYTES).order(order);
        record.put((byte) flags)
                .put((byte) (order == ByteOrder.BIG_ENDIAN ? 0x83 : 3))
                .putShort((short) 0x8801);
        record.putInt(0).putInt((int) uid).putInt((int) uid).putInt(pid).putInt(1);
        record.putInt((int) btime).putFloat(etimeTicks);
        record.putShort(comp(utimeTicks)).putShort(comp(stimeTicks));
        record.putShort(comp(2048)).putShort((short) 0).putShort((short) 0);
        record.putShort(comp(500)).putShort((short) 0).putShort((short) 0);
        record.put(Arrays.copyOf(comm, 16));
        return record.array();
    }

    /** Several records, or whatever else, one after the other. */
    public static byte[] join(byte[]... pieces) {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        for (byte[] piece : pieces) {
            all.writeBytes(piece);
        }
        return all.toByteArray();
    }

    /** The comp_t of a number: thirteen bits and an exponent of eight in three bits. */
    private static short comp(long value) {
        int exponent = 0;
        long mantissa = value;
        while (mantissa > 0x1fff) {
            if (mantissa % 8 != 0) {
                throw new IllegalArgumentException("a comp_t cannot hold " + value);
            }
            mantissa /= 8;
            exponent++;
        }
        return (short) (exponent << 13 | mantissa);
    }

    /** The records of {@code normal.pacct}. */
    public static byte[] normal() {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        for (int i = 0; i < 10; i++) {
            all.writeBytes(record(1001, "ls", 1, 0, NORMAL_BEGIN + 60L * i, i == 0 ? 0 : 10, 100 + i, 0));
        }
        all.writeBytes(record(1001, "python3", 13_000, 640, NORMAL_BEGIN + 600, 20_000, 120, 0));
        for (int i = 0; i < 5; i++) {
            all.writeBytes(record(1002, "cc1", 1_000, 1, NORMAL_BEGIN + 7_200 + i, 1_500, 200 + i, 0));
        }
        for (int i = 0; i < 3; i++) {
            all.writeBytes(record(1003, "java", 100, 11, NORMAL_BEGIN + 10_800 + i, 300, 300 + i, 0));
            all.writeBytes(record(1004, "sh", 0, 0, NORMAL_BEGIN + 10_800 + i, 300, 310 + i, FORKED));
        }
        all.writeBytes(record(0, "cron", 100, 0, NORMAL_BEGIN + 14_400, 100, 400, FORKED | 2));
        all.writeBytes(record(0, "cron", 20, 5, NORMAL_BEGIN + 14_460, 100, 401, FORKED | 2));
        all.writeBytes(record(4242, "gone", 7, 0, NORMAL_BEGIN + 21_590, 1_000, 500, 0));
        return all.toByteArray();
    }

    /** Writes {@code normal.pacct} anew. */
    public static void main(String[] args) throws IOException {
        Path file = Path.of("src/test/resources/pacct/normal.pacct");
        Files.createDirectories(file.getParent());
        Files.write(file, normal());
    }
}
