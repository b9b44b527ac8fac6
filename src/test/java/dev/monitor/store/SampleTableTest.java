package dev.monitor.store;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.monitor.model.Aggregate;
import dev.monitor.model.Sample;
import dev.monitor.model.Series;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is recorded comes out again: at each age, at each step, and whatever the clock did. */
class SampleTableTest {
    private static final Series LOAD = new Series("load1", Map.of());
    private static final Instant BEGIN = Instant.parse("2026-03-02T08:00:00Z");

    @TempDir
    Path folder = Path.of("");

    private Store store;

    @BeforeEach
    void open() throws StoreException {
        store = Store.open(folder);
    }

    @AfterEach
    void close() {
        store.close();
    }

    @Test
    void eachSampleComesOutAsItWentInPackedOrNot() throws StoreException {
        record(BEGIN, 150, 60);
        List<String> expected = values(0, 150);
        assertEquals(expected, raw(BEGIN, BEGIN.plusSeconds(9000)));
        assertEquals(2, pack(BEGIN.plusSeconds(9000)));
        assertEquals(0, pack(BEGIN.plusSeconds(9000)));
        assertEquals(expected, raw(BEGIN, BEGIN.plusSeconds(9000)));
        assertEquals(
                values(70, 131), raw(BEGIN.plusSeconds(70 * 60), BEGIN.plusSeconds(130 * 60)), "both ends included");
    }

    @Test
    void aSpanHasItsLeastMeanGreatestAndLastValue() throws StoreException {
        record(BEGIN, 150, 60);
        List<Aggregate> before = read(Duration.ofHours(1));
        pack(BEGIN.plusSeconds(9000));
        assertEquals(before, read(Duration.ofHours(1)));
        assertEquals(new Aggregate(BEGIN, 0, 29.5, 59, 59, 60), before.get(0));
        assertEquals(new Aggregate(BEGIN.plusSeconds(7200), 120, 134.5, 149, 149, 30), before.get(2));
        assertEquals(
                new Aggregate(BEGIN.plusSeconds(600), 10, 14.5, 19, 19, 10),
                read(Duration.ofMinutes(10)).get(1));
        assertEquals(
                List.of(new Aggregate(Instant.parse("2026-03-02T00:00:00Z"), 0, 74.5, 149, 149, 150)),
                read(Duration.ofDays(1)));
    }

    @Test
    void samplesThatAreTooOldLeaveTheirHourAndHoursThatAreNothing() throws StoreException {
        record(BEGIN, 180, 60);
        Instant now = BEGIN.plusSeconds(3 * 3600);
        pack(now);
        thin(BEGIN.plusSeconds(3600), BEGIN);
        List<Aggregate> points = read(Duration.ZERO);
        assertEquals(new Aggregate(BEGIN, 0, 29.5, 59, 59, 60), points.get(0));
        assertEquals(121, points.size());
        thin(BEGIN.plusSeconds(3 * 3600), BEGIN.plusSeconds(2 * 3600));
        assertEquals(List.of(new Aggregate(BEGIN.plusSeconds(7200), 120, 149.5, 179, 179, 60)), read(Duration.ZERO));
        assertEquals(List.of(LOAD), store.samples().series());
        thin(now, now);
        assertEquals(List.of(), read(Duration.ZERO));
        assertEquals(List.of(), store.samples().series());
    }

    @Test
    void aClockThatWasSetBackLosesNothing() throws StoreException {
        record(BEGIN.plusSeconds(3600), 30, 60);
        record(BEGIN.plusSeconds(1830), 30, 60);
        pack(BEGIN.plusSeconds(3600 + 30));
        assertEquals(60, read(Duration.ZERO).size());
        record(BEGIN.plusSeconds(3600 + 30), 60, 60);
        List<Aggregate> points = read(Duration.ZERO);
        assertEquals(120, points.size());
        pack(BEGIN.plusSeconds(7200 + 30));
        assertEquals(points, read(Duration.ZERO));
        assertTrue(isSorted(points), points.toString());
        assertEquals(120, read(Duration.ofDays(1)).get(0).count());
    }

    @Test
    void ofTwoRunsInASecondTheLaterOneIsKept() throws StoreException {
        add(BEGIN, 1);
        add(BEGIN.plusMillis(400), 2);
        pack(BEGIN.plusSeconds(3600));
        add(BEGIN, 3);
        assertEquals(List.of("3.0"), raw(BEGIN, BEGIN));
        pack(BEGIN.plusSeconds(3600));
        assertEquals(List.of("3.0"), raw(BEGIN, BEGIN));
    }

    @Test
    void anHourThatWasThinnedStaysAsItIs() throws StoreException {
        record(BEGIN, 60, 60);
        pack(BEGIN.plusSeconds(3600));
        thin(BEGIN.plusSeconds(3600), BEGIN);
        List<Aggregate> before = read(Duration.ZERO);
        record(BEGIN, 30, 60);
        pack(BEGIN.plusSeconds(3600));
        assertEquals(before, read(Duration.ZERO));
    }

    @Test
    void labelsTellSeriesApartWhateverTheyHold() throws StoreException {
        List<String> hostile =
                List.of("/", "/a b", "/\"};DROP TABLE series;--", "/\\", "/\n\u001b[2J", "\ud83d\ude00,=");
        List<Sample> samples = new ArrayList<>();
        for (int i = 0; i < hostile.size(); i++) {
            samples.add(Sample.of("filesystem_percent", "mount", hostile.get(i), i));
        }
        store.transaction(() -> store.samples().add(BEGIN, samples));
        List<Series> series = store.samples().series("filesystem_percent");
        assertEquals(hostile.size(), series.size());
        for (Series each : series) {
            int number = hostile.indexOf(each.labels().get("mount"));
            assertEquals(
                    number,
                    store.samples()
                            .read(each, BEGIN, BEGIN, Duration.ZERO)
                            .get(0)
                            .last());
        }
    }

    @Test
    void whatIsNoNumberAndWhatIsForRulesAloneIsNotKept() throws StoreException {
        store.transaction(() -> store.samples()
                .add(
                        BEGIN,
                        List.of(
                                Sample.of("load5", Double.NaN),
                                Sample.of("load15", Double.POSITIVE_INFINITY),
                                new Sample("process_cpu_percent", Map.of("user", "a", "program", "b"), 1))));
        assertEquals(List.of(), store.samples().series());
    }

    @Test
    void aSampleTakesFewBytesAndFreedOnesAreUsedAgain() throws Exception {
        long empty = Files.size(folder.resolve("monitor.db"));
        Instant at = BEGIN;
        for (int day = 0; day < 3; day++) {
            at = recordDay(at, 40);
        }
        long size = Files.size(folder.resolve("monitor.db")) - empty;
        long samples = 40L * 1440;
        assertTrue(size < 24 * samples, size + " bytes for " + samples + " samples and what is left of older ones");
    }

    private Instant recordDay(Instant begin, int series) throws StoreException {
        Instant at = begin;
        for (int minute = 0; minute < 1440; minute++) {
            List<Sample> samples = new ArrayList<>();
            for (int i = 0; i < series; i++) {
                samples.add(Sample.of("m" + i, Math.sin(minute + i)));
            }
            Instant now = at;
            store.transaction(() -> store.samples().add(now, samples));
            at = at.plusSeconds(60);
            if (minute % 60 == 59) {
                pack(at);
                thin(at.minusSeconds(86400), at.minusSeconds(2 * 86400));
            }
        }
        return at;
    }

    private static boolean isSorted(List<Aggregate> points) {
        for (int i = 1; i < points.size(); i++) {
            if (!points.get(i - 1).at().isBefore(points.get(i).at())) {
                return false;
            }
        }
        return true;
    }

    /** Values that count up from 0. */
    private void record(Instant begin, int count, int stepSeconds) throws StoreException {
        store.transaction(() -> {
            for (int i = 0; i < count; i++) {
                store.samples().add(begin.plusSeconds((long) i * stepSeconds), List.of(Sample.of("load1", i)));
            }
        });
    }

    private void add(Instant at, double value) throws StoreException {
        store.transaction(() -> store.samples().add(at, List.of(Sample.of("load1", value))));
    }

    private int pack(Instant now) throws StoreException {
        int[] packed = new int[1];
        store.transaction(() -> packed[0] = store.samples().pack(now, 100));
        return packed[0];
    }

    private void thin(Instant samplesSince, Instant hoursSince) throws StoreException {
        store.transaction(() -> store.samples().thin(samplesSince, hoursSince));
    }

    private List<Aggregate> read(Duration step) throws StoreException {
        return store.samples().read(LOAD, Instant.EPOCH, Instant.parse("2100-01-01T00:00:00Z"), step);
    }

    private List<String> raw(Instant from, Instant to) throws StoreException {
        List<String> values = new ArrayList<>();
        for (Aggregate point : store.samples().read(LOAD, from, to, Duration.ZERO)) {
            values.add(String.valueOf(point.last()));
        }
        return values;
    }

    private static List<String> values(int from, int to) {
        List<String> values = new ArrayList<>();
        for (int i = from; i < to; i++) {
            values.add(String.valueOf((double) i));
        }
        return values;
    }
}
