package dev.monitor.accounting;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.monitor.host.Host;
import dev.monitor.model.HourlyUsage;
import dev.monitor.model.Ticks;
import dev.monitor.model.Usage;
import dev.monitor.model.UserUsage;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HourlyTablesTest {
    private static final Instant NOW = Instant.parse("2026-11-20T12:30:00Z");

    private final HourlyTables tables = new HourlyTables(Ticks.of(NOW));

    @TempDir
    private Path root;

    @Test
    void eachProcessIsInTheHourOfItsEndAndThePresentHourApart() throws Exception {
        add(tables, "2026-11-20T09:59:59Z", 1);
        add(tables, "2026-11-20T10:00:00Z", 2);
        add(tables, "2026-11-20T10:59:59Z", 4);
        add(tables, "2026-11-20T12:10:00Z", 8);
        assertEquals(List.of(hour("2026-11-20T10:00:00Z", 1, 1), hour("2026-11-20T11:00:00Z", 6, 2)), history(tables));
        assertEquals(UserUsage.of(List.of(usage(8, 1))), tables.table().usages(host().users()));
    }

    @Test
    void whatEndedLaterByAClockThatWasSetIsInThePresentHour() throws Exception {
        add(tables, "2027-01-01T00:00:00Z", 8);
        assertEquals(List.of(), history(tables));
        assertEquals(1, tables.table().size());
    }

    @Test
    void theSecondHalfOfAFileIsPutBehindTheFirst() throws Exception {
        add(tables, "2026-11-20T10:10:00Z", 1);
        HourlyTables behind = tables.another();
        add(behind, "2026-11-20T10:20:00Z", 2);
        add(behind, "2026-11-20T12:20:00Z", 4);
        tables.append(behind);
        assertEquals(List.of(hour("2026-11-20T11:00:00Z", 3, 2)), history(tables));
        assertEquals(UserUsage.of(List.of(usage(4, 1))), tables.table().usages(host().users()));
    }

    @Test
    void theOldestHoursArePutTogetherAndNothingIsLost() throws Exception {
        int hours = HourlyTables.MOST_HOURS + 100;
        for (int hour = hours; hour > 0; hour--) {
            add(tables, NOW.minus(Duration.ofHours(hour)).toString(), 1);
        }
        List<HourlyUsage> history = history(tables);
        assertTrue(history.size() <= HourlyTables.MOST_HOURS, history.size() + " hours");
        long commands = 0;
        for (HourlyUsage hour : history) {
            commands += hour.used().get(0).commands();
        }
        assertEquals(hours, commands);
        assertTrue(history.get(0).used().get(0).commands() > 100);
    }

    @Test
    void manyProgramsAnHourHaveALimitToo() throws Exception {
        for (int hour = 4; hour > 0; hour--) {
            for (int program = 0; program < 40_000; program++) {
                add(tables, NOW.minus(Duration.ofHours(hour)).toString(), 1001, "p" + program + "h" + hour, 1);
            }
        }
        add(tables, NOW.toString(), 1);
        assertTrue(history(tables).size() < 4);
    }

    private List<HourlyUsage> history(HourlyTables tables) throws IOException {
        return tables.history(host().users());
    }

    private Host host() throws IOException {
        return new TestMachine(root).host();
    }

    private static void add(HourlyTables tables, String end, long ticks) {
        add(tables, end, 1001, "x", ticks);
    }

    private static void add(HourlyTables tables, String end, long uid, String comm, long ticks) {
        byte[] record =
                PacctWriter.record(uid, comm, ticks, 0, Instant.parse(end).getEpochSecond(), 0, 7, 0);
        long[] words = new long[RecordLayout.WORDS];
        ByteBuffer.wrap(record).order(ByteOrder.LITTLE_ENDIAN).asLongBuffer().get(words);
        tables.add(words, 0);
    }

    private static HourlyUsage hour(String end, long ticks, long commands) {
        return new HourlyUsage(Instant.parse(end), UserUsage.of(List.of(usage(ticks, commands))));
    }

    private static Usage usage(long ticks, long commands) {
        return new Usage(1001, "alice", "x", Duration.ofMillis(10 * ticks), commands);
    }
}
