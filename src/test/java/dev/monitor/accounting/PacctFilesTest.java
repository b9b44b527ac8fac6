package dev.monitor.accounting;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.monitor.host.Host;
import dev.monitor.model.CollectException;
import dev.monitor.model.MeterState;
import dev.monitor.model.Usage;
import dev.monitor.model.UserUsage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteOrder;
import java.nio.channels.Channels;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PacctFilesTest {
    private static final long BEGIN = 1_795_154_400L;
    private static final byte[] RECORD = PacctWriter.record(1001, "ls", 3, 4, BEGIN, 100, 50, 0);
    private static final byte[] OTHER = PacctWriter.record(1002, "cc1", 50, 0, BEGIN + 10, 200, 51, 0);

    @TempDir
    private Path root;

    private Host host() throws IOException {
        return new TestMachine(root).host();
    }

    @Test
    void theSampleFileIsWhatItsGeneratorWrites() throws IOException {
        try (InputStream sample = PacctFilesTest.class.getResourceAsStream("/pacct/normal.pacct")) {
            assertArrayEquals(PacctWriter.normal(), sample == null ? new byte[0] : sample.readAllBytes());
        }
    }

    @Test
    void sumsByUserAndProgramToTheLastHundredth() throws Exception {
        PacctFiles.Result result = read(PacctWriter.normal());

        assertEquals(
                List.of(
                        usage(1001, "alice", "python3", 13_640, 1),
                        usage(1001, "alice", "ls", 10, 10),
                        usage(1002, "bob", "cc1", 5_005, 5),
                        usage(1003, "student01", "java", 333, 3),
                        usage(1004, "student02", "sh", 0, 3),
                        usage(0, "root", "cron", 125, 2),
                        usage(4242, "uid 4242", "gone", 7, 1)),
                result.run().increments());
        assertEquals(25, result.run().records());
        assertEquals(0, result.run().skippedBytes());
        assertEquals(Instant.parse("2026-11-20T06:00:00Z"), result.from());
        assertEquals(Instant.parse("2026-11-20T12:00:00Z"), result.to());
        assertEquals(MeterState.EMPTY, result.run().next());
    }

    @Test
    void withoutProgramsTheSumsOfTheUsersAreTheSame() throws Exception {
        byte[] big = PacctWriter.record(ByteOrder.BIG_ENDIAN, 1001, bytes("sixteen-bytes-nn"), 1, 2, BEGIN, 0, 1, 0);
        byte[] named = PacctWriter.record(1002, Usage.OTHER_PROGRAMS, 1, 0, BEGIN, 0, 1, 0);
        Path file = Files.write(root.resolve("pacct"), PacctWriter.join(PacctWriter.normal(), big, named));

        assertEquals(
                List.of(
                        usage(1001, "alice", Usage.OTHER_PROGRAMS, 13_653, 12),
                        usage(1002, "bob", Usage.OTHER_PROGRAMS, 5_006, 6),
                        usage(1003, "student01", Usage.OTHER_PROGRAMS, 333, 3),
                        usage(1004, "student02", Usage.OTHER_PROGRAMS, 0, 3),
                        usage(0, "root", Usage.OTHER_PROGRAMS, 125, 2),
                        usage(4242, "uid 4242", Usage.OTHER_PROGRAMS, 7, 1)),
                PacctFiles.read(host(), List.of(file.toString()), InputStream.nullInputStream(), false)
                        .run()
                        .increments());
    }

    @Test
    void thousandsOfUsersHaveEachTheirSum() throws Exception {
        int count = 5_000;
        ByteArrayOutputStream records = new ByteArrayOutputStream();
        for (int i = 0; i < 3 * count; i++) {
            records.writeBytes(PacctWriter.record(4_000_000_000L + i % count, "p" + i, i % count, 0, BEGIN, 0, 1, 0));
        }
        Path file = Files.write(root.resolve("pacct"), records.toByteArray());
        List<Usage> usages = PacctFiles.read(host(), List.of(file.toString()), InputStream.nullInputStream(), false)
                .run()
                .increments();

        assertEquals(count, usages.size());
        for (int i = 0; i < count; i++) {
            long uid = 4_000_000_000L + i;
            assertEquals(usage(uid, "uid " + uid, Usage.OTHER_PROGRAMS, 3L * i, 3), usages.get(i));
        }
    }

    @Test
    void bothByteOrdersMayStandInOneFile() throws Exception {
        byte[] big = PacctWriter.record(ByteOrder.BIG_ENDIAN, 1001, bytes("ls"), 8_000, 80, BEGIN, 500, 5, 0);

        PacctFiles.Result result = read(PacctWriter.join(RECORD, big, RECORD));

        assertEquals(List.of(usage(1001, "alice", "ls", 8_094, 3)), result.run().increments());
    }

    @Test
    void aCompressedFileAndStandardInputHoldTheSame() throws Exception {
        ByteArrayOutputStream zipped = new ByteArrayOutputStream();
        try (GZIPOutputStream zip = new GZIPOutputStream(zipped)) {
            zip.write(PacctWriter.normal());
        }
        Path file = Files.write(root.resolve("compressed"), zipped.toByteArray());
        PacctFiles.Result plain = read(PacctWriter.normal());

        assertEquals(plain, PacctFiles.read(host(), List.of(file.toString()), InputStream.nullInputStream(), true));
        assertEquals(
                plain, PacctFiles.read(host(), List.of("-"), new ByteArrayInputStream(PacctWriter.normal()), true));
        assertEquals(
                plain, PacctFiles.read(host(), List.of("-"), new ByteArrayInputStream(zipped.toByteArray()), true));
    }

    @Test
    void severalFilesAreOne() throws Exception {
        Path late = Files.write(root.resolve("late"), OTHER);
        Path early = Files.write(root.resolve("early"), RECORD);

        PacctFiles.Result result = PacctFiles.read(
                host(), List.of(late.toString(), early.toString()), InputStream.nullInputStream(), true);

        assertEquals(2, result.run().records());
        assertEquals(Instant.ofEpochSecond(BEGIN + 1), result.from());
        assertEquals(Instant.ofEpochSecond(BEGIN + 12), result.to());
    }

    @Test
    void anEmptyFileHoldsNothing() throws Exception {
        PacctFiles.Result result = read(new byte[0]);

        assertEquals(List.of(), result.run().increments());
        assertNull(result.from());
        assertNull(result.to());
    }

    @Test
    void hostileNamesAreDataAndKeepTheirUser() throws Exception {
        byte[][] names = {
            bytes("z\nroot 9.99 cpu"),
            bytes("<b>&\"'"),
            bytes("%s%n"),
            {27, '[', '2', 'J'},
            {(byte) 0xff, (byte) 0xfe, 'a', (byte) 0xc3},
            bytes("sixteen-bytes-nn"),
            {}
        };
        for (byte[] name : names) {
            byte[] record = PacctWriter.record(ByteOrder.LITTLE_ENDIAN, 1003, name, 1, 0, BEGIN, 0, 1, 0);
            String program = new String(name, StandardCharsets.UTF_8);
            assertEquals(
                    List.of(usage(1003, "student01", program, 1, 1)),
                    read(record).run().increments());
        }
    }

    @Test
    void namesThatAreOneTextAreOneProgram() throws Exception {
        assertEquals(List.of(usage(1003, "student01", "ls", 3, 3)), programs(new byte[][] {
            bytes("ls"), {'l', 's', 0, 'x'}, {'l', 's', 0, 0, 0, 0, 0, 0, 0, 1}
        }));
        assertEquals(List.of(usage(1003, "student01", "\ufffd", 2, 2)), programs(new byte[][] {
            {(byte) 0xff}, {(byte) 0xfe}
        }));
        assertEquals(List.of(usage(1003, "student01", "", 2, 2)), programs(new byte[][] {{}, {0, 'x'}}));
        assertEquals(
                List.of(usage(1003, "student01", "é", 1, 1), usage(1003, "student01", "ls", 1, 1)),
                programs(new byte[][] {bytes("é"), bytes("ls")}));
    }

    /** What a run keeps of processes with these names, of which each used a tick. */
    private List<Usage> programs(byte[][] names) throws IOException {
        ByteArrayOutputStream records = new ByteArrayOutputStream();
        for (byte[] name : names) {
            records.writeBytes(PacctWriter.record(ByteOrder.LITTLE_ENDIAN, 1003, name, 1, 0, BEGIN, 0, 1, 0));
        }
        UsageTable table = new UsageTable();
        new PacctReading<>(table).read(Channels.newChannel(new ByteArrayInputStream(records.toByteArray())), 0);
        return UserUsage.all(table.usages(host().users()));
    }

    @Test
    void aUserWithEndlesslyManyProgramsKeepsTheSum() throws Exception {
        int more = UsageTable.MOST_ROWS + 1_000;
        ByteArrayOutputStream records = new ByteArrayOutputStream();
        for (int i = 0; i < more; i++) {
            records.writeBytes(PacctWriter.record(1001, "p" + i, 1, 0, BEGIN, 0, 1, 0));
        }
        List<Usage> usages = read(records.toByteArray()).run().increments();

        assertEquals(6, usages.size());
        assertEquals(usage(1001, "alice", Usage.OTHER_PROGRAMS, more - 5, more - 5), usages.get(5));
    }

    @Test
    void theLargestProgramsKeepTheirNames() throws Exception {
        ByteArrayOutputStream records = new ByteArrayOutputStream();
        for (int i = 1; i <= 9; i++) {
            records.writeBytes(PacctWriter.record(1001, "p" + i, 10L * i, 0, BEGIN, 0, 1, 0));
            records.writeBytes(PacctWriter.record(1002, "q", i, 0, BEGIN, 0, 1, 0));
        }
        Set<Usage> usages = Set.copyOf(read(records.toByteArray()).run().increments());

        Set<Usage> expected = new HashSet<>(
                Set.of(usage(1002, "bob", "q", 45, 9), usage(1001, "alice", Usage.OTHER_PROGRAMS, 100, 4)));
        for (int i = 5; i <= 9; i++) {
            expected.add(usage(1001, "alice", "p" + i, 10L * i, 1));
        }
        assertEquals(expected, usages);
    }

    @Test
    void whatIsNoAccountingFileIsNamed() {
        assertFault("text", bytes("no accounting at all\n"), "text: holds no process accounting");
        assertFault("zeros", new byte[4096], "zeros: holds no process accounting");
        byte[] older = RECORD.clone();
        older[1] = 2;
        assertFault("older", PacctWriter.join(older, older), "older: holds no process accounting");
        assertFault("broken.gz", new byte[] {0x1f, (byte) 0x8b, 8, 0, 0}, "broken.gz: is no sound gzip file");
    }

    @Test
    void aMissingFileIsNamed() {
        CollectException fault = assertThrows(
                CollectException.class,
                () -> PacctFiles.read(host(), List.of(root + "/absent"), InputStream.nullInputStream(), true));
        assertEquals(root + "/absent: no such file", fault.getMessage());
    }

    private void assertFault(String name, byte[] content, String message) {
        CollectException fault = assertThrows(CollectException.class, () -> {
            Path file = Files.write(root.resolve(name), content);
            PacctFiles.read(host(), List.of(file.toString()), InputStream.nullInputStream(), true);
        });
        assertTrue(String.valueOf(fault.getMessage()).contains(message), fault.getMessage());
    }

    private PacctFiles.Result read(byte[] content) throws IOException, CollectException {
        Path file = Files.write(root.resolve("pacct"), content);
        return PacctFiles.read(host(), List.of(file.toString()), InputStream.nullInputStream(), true);
    }

    private static Usage usage(long uid, String user, String program, long ticks, long commands) {
        return new Usage(uid, user, program, Duration.ofMillis(10 * ticks), commands);
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
