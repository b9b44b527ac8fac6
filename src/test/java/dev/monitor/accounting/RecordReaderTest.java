package dev.monitor.accounting;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.monitor.host.Host;
import dev.monitor.model.CollectException;
import dev.monitor.model.Usage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Reading goes on behind bytes that are no records, and the same in one piece as in parts. */
class RecordReaderTest {
    private static final long BEGIN = 1_795_154_400L;
    private static final byte[] RECORD = PacctWriter.record(1001, "ls", 3, 4, BEGIN, 100, 50, 0);
    private static final byte[] OTHER = PacctWriter.record(1002, "cc1", 50, 0, BEGIN + 10, 200, 51, 0);

    @TempDir
    private Path root;

    @Test
    void aPartOfARecordAtTheEndIsLeftOut() throws Exception {
        for (int part = 1; part < PacctWriter.BYTES; part++) {
            byte[] cut = PacctWriter.join(RECORD, Arrays.copyOf(OTHER, part));
            PacctFiles.Result result = read(cut);
            assertEquals(List.of(usage(1001, "alice", "ls", 7, 1)), result.run().increments());
        }
    }

    @Test
    void goesOnBehindBytesThatAreNoRecordWhateverTheirNumber() throws Exception {
        Random random = new Random(1);
        for (int length = 1; length < 200; length++) {
            byte[] garbage = new byte[length];
            random.nextBytes(garbage);
            for (int at = 0; at < length; at++) {
                garbage[at] |= (byte) 0x40;
            }
            PacctFiles.Result result = read(PacctWriter.join(RECORD, garbage, RECORD, OTHER, RECORD));
            assertEquals(4, result.run().records(), length + " bytes");
            assertEquals(length, result.run().skippedBytes());
        }
    }

    @Test
    void aRecordThatEndsWithTheFileIsFoundBehindGarbage() throws Exception {
        PacctFiles.Result result = read(PacctWriter.join(RECORD, new byte[77], OTHER));

        assertEquals(2, result.run().records());
        assertEquals(77, result.run().skippedBytes());
    }

    @Test
    void garbageLongerThanABlockIsPassed() throws Exception {
        PacctFiles.Result result = read(PacctWriter.join(RECORD, new byte[300_001], OTHER, OTHER));

        assertEquals(3, result.run().records());
        assertEquals(300_001, result.run().skippedBytes());
    }

    @Test
    void goesOnWhereTheNextRecordLiesAcrossTheEndOfABlock() throws Exception {
        int block = 128 << 10;
        for (int garbage = block - 3 * PacctWriter.BYTES; garbage <= block; garbage += 7) {
            PacctFiles.Result result = read(PacctWriter.join(RECORD, new byte[garbage], RECORD, OTHER));
            assertEquals(3, result.run().records(), garbage + " bytes");
            assertEquals(garbage, result.run().skippedBytes());
        }
    }

    @Test
    void aLargeFileThatIsReadInPartsHasTheSameSumsWithAndWithoutGarbageInIt() throws Exception {
        int copies = 4_000;
        ByteArrayOutputStream content = new ByteArrayOutputStream();
        for (int copy = 0; copy < copies; copy++) {
            content.writeBytes(PacctWriter.normal());
        }
        byte[] sound = content.toByteArray();
        assertTrue(sound.length > LargeFile.LEAST_BYTES);

        for (int garbage : new int[] {0, 1, 64, 100}) {
            PacctFiles.Result result = read(PacctWriter.join(RECORD, new byte[garbage], sound));
            assertEquals(25 * copies + 1, result.run().records(), garbage + " bytes of garbage");
            assertEquals(garbage, result.run().skippedBytes());
            assertTrue(result.run().increments().contains(usage(1002, "bob", "cc1", 5_005L * copies, 5L * copies)));
            assertEquals(Instant.parse("2026-11-20T12:00:00Z"), result.to());

            Path file = root.resolve("pacct");
            List<Usage> users = PacctFiles.read(host(), List.of(file.toString()), InputStream.nullInputStream(), false)
                    .run()
                    .increments();
            assertTrue(users.contains(usage(1002, "bob", Usage.OTHER_PROGRAMS, 5_005L * copies, 5L * copies)));
        }
    }

    @Test
    void garbageAnywhereInALargeFileCostsNoRecord() throws Exception {
        ByteArrayOutputStream content = new ByteArrayOutputStream();
        while (content.size() < 2 * LargeFile.LEAST_BYTES) {
            content.writeBytes(RECORD);
        }
        byte[] sound = content.toByteArray();
        int records = sound.length / PacctWriter.BYTES;

        for (int garbage : new int[] {1, 64, 100}) {
            for (int before : new int[] {records / 5, records / 2, records * 4 / 5, records - 1, records}) {
                int at = before * PacctWriter.BYTES;
                PacctFiles.Result result = read(PacctWriter.join(
                        Arrays.copyOf(sound, at), new byte[garbage], Arrays.copyOfRange(sound, at, sound.length)));
                String where = garbage + " bytes after " + before + " records";

                assertEquals(records, result.run().records(), where);
                assertEquals(garbage, result.run().skippedBytes(), where);
            }
        }
    }

    @Test
    void theTimesOfALargeFileAreThoseOfItsFirstAndLastRecordWhereverThePartsMeet() throws Exception {
        byte[] last = PacctWriter.record(1001, "ls", 3, 4, BEGIN + 1_000, 100, 50, 0);
        ByteArrayOutputStream others = new ByteArrayOutputStream();
        while (others.size() < LargeFile.LEAST_BYTES) {
            others.writeBytes(OTHER);
        }
        for (int garbage : new int[] {0, 1, 100}) {
            byte[] content = PacctWriter.join(RECORD, new byte[garbage], others.toByteArray(), last);
            PacctFiles.Result result = read(content);

            assertEquals(Instant.ofEpochSecond(BEGIN + 1), result.from(), garbage + " bytes of garbage");
            assertEquals(Instant.ofEpochSecond(BEGIN + 1_001), result.to(), garbage + " bytes of garbage");
        }
    }

    @Test
    void theSecondPartGoesOnWhereTheFirstArrivesThoughNothingThereLooksLikeABegin() throws Exception {
        byte[] of1970 = PacctWriter.record(1002, "cc1", 1, 0, 1_000, 0, 51, 0);
        ByteArrayOutputStream content = new ByteArrayOutputStream();
        content.writeBytes(PacctWriter.join(new byte[10], RECORD, RECORD));
        while (content.size() < LargeFile.LEAST_BYTES) {
            content.writeBytes(of1970);
        }
        PacctFiles.Result result = read(content.toByteArray());

        assertEquals((content.size() - 10) / PacctWriter.BYTES, result.run().records());
        assertEquals(10, result.run().skippedBytes());
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    void twoThreadsComeToWhatOneDoesWhereverTheGarbageIs(long seed) throws Exception {
        Random random = new Random(seed);
        ByteArrayOutputStream content = new ByteArrayOutputStream();
        int pieces = random.nextInt(6);
        for (int piece = 0; piece <= pieces; piece++) {
            int records = (int) (2 * LargeFile.LEAST_BYTES / PacctWriter.BYTES) / (pieces + 1);
            for (int i = 0; i < records; i++) {
                int uid = 1000 + random.nextInt(50);
                content.writeBytes(PacctWriter.record(uid, "p" + uid % 7, i & 1023, 1, BEGIN + i, 100, 50, 0));
            }
            content.write(new byte[random.nextInt(1, 300_000)]);
        }
        byte[] bytes = Arrays.copyOf(content.toByteArray(), content.size() - random.nextInt(200));

        PacctFiles.Result two = read(bytes);
        PacctFiles.Result one = PacctFiles.read(host(), List.of("-"), new ByteArrayInputStream(bytes), true);
        assertEquals(one, two, "seed " + seed);
        assertTrue(one.run().skippedBytes() > 0);
    }

    private Host host() throws IOException {
        return new TestMachine(root).host();
    }

    private PacctFiles.Result read(byte[] content) throws IOException, CollectException {
        Path file = Files.write(root.resolve("pacct"), content);
        return PacctFiles.read(
                new TestMachine(root).host(), List.of(file.toString()), InputStream.nullInputStream(), true);
    }

    private static Usage usage(long uid, String user, String program, long ticks, long commands) {
        return new Usage(uid, user, program, Duration.ofMillis(10 * ticks), commands);
    }
}
