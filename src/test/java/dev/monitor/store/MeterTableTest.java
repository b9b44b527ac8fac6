package dev.monitor.store;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.monitor.model.PreviousRun;
import dev.monitor.model.Reading;
import dev.monitor.model.RunId;
import dev.monitor.model.Ticks;
import dev.monitor.model.Usage;
import dev.monitor.model.UserUsage;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Properties;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.sqlite.JDBC;

/** What the meters showed after each run that is still known, and moved between any two: packed or not, thinned or not. */
class MeterTableTest {
    private static final Instant BEGIN = Instant.parse("2026-03-02T08:00:00Z");
    private static final List<String> USERS = List.of("alice", "bob", "bob", "M\"ü\\ller", "uid 77", "0077");
    private static final List<String> PROGRAMS = List.of(
            "make",
            "cc1",
            "a\"b",
            "c\\d",
            "\u0001\n\t",
            "naïve",
            "日本語",
            "🐢",
            "",
            "007",
            "1e3",
            "'; DROP TABLE meter; --");

    @TempDir
    Path folder = Path.of("");

    private Store store;

    /** What each run moved, by its place. */
    private final List<List<Usage>> moved = new ArrayList<>();

    @BeforeEach
    void open() throws StoreException {
        store = Store.open(folder);
    }

    @AfterEach
    void close() {
        store.close();
    }

    @Test
    void anyTwoRunsDifferByWhatWasMovedBetweenThem() throws StoreException {
        long seed = System.nanoTime();
        Random random = new Random(seed);
        for (int run = 1; run <= 120; run++) {
            move(increments(random));
            if (random.nextInt(6) == 0) {
                tend(random.nextInt(60));
            }
            compare("seed " + seed + ", run " + run);
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {4, 5})
    void aStoreOfAnEarlierVersionGoesOnWhereItStood(int version) throws Exception {
        store.close();
        Path file = folder.resolve("monitor.db");
        Files.delete(file);
        try (var connection = JDBC.createConnection("jdbc:sqlite:" + file, new Properties());
                var statement = connection.createStatement()) {
            for (String step : List.of("001.sql", "002.sql", "003.sql", "004.sql")) {
                statement.executeUpdate(resource(step));
            }
            statement.executeUpdate("CREATE TABLE schema_version (version INTEGER NOT NULL);"
                    + "INSERT INTO schema_version VALUES (" + version + ");"
                    + "INSERT INTO run VALUES (1, 'a', 0, NULL), (2, 'b', 60000, NULL);"
                    + "INSERT INTO meter VALUES (1, 1001, 'alice', 'make', 700, 3), (2, 1001, 'alice', 'cc1', 40, 2);"
                    + "INSERT INTO reading VALUES (1, 1, 500, 1), (1, 2, 700, 3), (2, 1, 40, 2)");
            if (version == 5) {
                statement.executeUpdate(resource("005.sql")
                        + "INSERT INTO movement VALUES (2, 1, 200, 2);"
                        + "UPDATE meter SET cpu = 500, commands = 1 WHERE id = 1;"
                        + "DELETE FROM reading WHERE run = 2");
            }
        }
        store = Store.open(folder);
        assertEquals(List.of(new Reading(1001, "alice", Duration.ofMillis(7400), 5)), meters().readings());
        assertEquals(List.of(new Reading(1001, "alice", Duration.ofMillis(5400), 3)), meters().readingsAt(1));
        add(3, List.of(usage(1001, "alice", "make", 1, 1)));
        for (int times = 0; times < 2; times++) {
            assertEquals(List.of(new Reading(1001, "alice", Duration.ofMillis(7410), 6)), meters().readings());
            assertEquals(List.of(usage(1001, "alice", "make", 201, 3)), UserUsage.all(meters().between(1, 3)));
            store.transaction(() -> meters().pack());
        }
    }

    @Test
    void thoseThatUsedMostKeepTheirNames() throws StoreException {
        List<Usage> flood = new ArrayList<>();
        for (int program = 0; program < 200; program++) {
            flood.add(usage(1000, "alice", "flood" + program, 1, 1));
        }
        add(1, flood);
        flood.clear();
        for (int program = 200; program < 600; program++) {
            flood.add(usage(1000, "alice", "flood" + program, program == 599 ? 7 : 2, 1));
        }
        flood.add(usage(1001, "bob", "make", 1, 1));
        add(2, flood);
        assertEquals(Set.of(usage(1000, "alice", Usage.OTHER_PROGRAMS, 200, 100)), others(2, 302));
        store.transaction(() -> meters().pack());
        Set<Usage> all = new HashSet<>(UserUsage.all(meters().between(0, 2)));
        assertTrue(all.contains(usage(1000, "alice", "flood599", 7, 1)), all::toString);
        assertTrue(all.contains(usage(1001, "bob", "make", 1, 1)), all::toString);
        assertTrue(all.contains(usage(1000, "alice", Usage.OTHER_PROGRAMS, 400, 300)), all::toString);
        assertEquals(302, all.size());
        add(3, List.of(usage(1000, "alice", "late", 5, 1)));
        store.transaction(() -> meters().pack());
        assertEquals(List.of(usage(1000, "alice", Usage.OTHER_PROGRAMS, 5, 1)), UserUsage.all(meters().between(2, 3)));
        assertEquals(
                Set.of(
                        new Reading(1000, "alice", Duration.ofMillis(10_100), 601),
                        new Reading(1001, "bob", Duration.ofMillis(10), 1)),
                new HashSet<>(meters().readings()));
    }

    @Test
    void programsThatAreTooManyLoseTheirNameAndNothingElse() throws StoreException {
        List<Usage> flood = new ArrayList<>();
        for (int program = 0; program < 400; program++) {
            flood.add(usage(1000, "alice", "flood" + program, 1, 1));
        }
        for (long run = 1; run <= 2; run++) {
            add(run, flood);
            assertEquals(Set.of(usage(1000, "alice", Usage.OTHER_PROGRAMS, 100, 100)), others(run, 301));
        }
        store.transaction(() -> meters().pack());
        assertEquals(Set.of(usage(1000, "alice", Usage.OTHER_PROGRAMS, 100, 100)), others(2, 301));
        assertEquals(List.of(new Reading(1000, "alice", Duration.ofSeconds(8), 800)), meters().readings());
    }

    private Set<Usage> others(long run, int rows) throws StoreException {
        Set<Usage> others = new HashSet<>(UserUsage.all(meters().between(run - 1, run)));
        assertEquals(rows, others.size());
        others.removeIf(usage -> !usage.program().equals(Usage.OTHER_PROGRAMS));
        return others;
    }

    @Test
    void whatIsPackedMeanwhileIsSeenOnce() throws Exception {
        try (Store reader = Store.openToRead(folder)) {
            for (long run = 1; run <= 30; run++) {
                long seen = run;
                store.transaction(() -> add(seen, List.of(usage(1000, "alice", "make", 10, 1))));
                AtomicBoolean packed = new AtomicBoolean();
                CountDownLatch looked = new CountDownLatch(1);
                CompletableFuture<Void> looking = CompletableFuture.runAsync(() -> {
                    while (!packed.get()) {
                        assertEquals(
                                List.of(usage(1000, "alice", "make", 10, 1)),
                                assertDoesNotThrow(
                                        () -> UserUsage.all(reader.meters().between(seen - 1, seen))));
                        looked.countDown();
                    }
                });
                assertTrue(looked.await(1, TimeUnit.MINUTES));
                store.transaction(() -> meters().pack());
                packed.set(true);
                looking.get(1, TimeUnit.MINUTES);
            }
        }
    }

    @Test
    void moreThanIsPackedTogether() throws StoreException {
        List<Usage> increments = new ArrayList<>();
        for (int row = 0; row < 40 * 300; row++) {
            increments.add(usage(1000 + row / 300, "user" + row / 300, "program" + row % 300, row, 1));
        }
        store.transaction(() -> {
            for (long run = 1; run <= 36; run++) {
                add(run, increments);
            }
            meters().pack();
        });
        for (long run : List.of(0L, 17L, 35L)) {
            assertEquals(Set.copyOf(increments), Set.copyOf(UserUsage.all(meters().between(run, run + 1))));
        }
        assertEquals(
                Ticks.duration(36L * 299 * 300 / 2), meters().readings().get(0).cpu());
    }

    @Test
    void whatIsNotCommittedNeverWas() throws StoreException {
        move(List.of(usage(1000, "alice", "make", 5, 1)));
        assertThrows(
                StoreException.class,
                () -> store.transaction(() -> {
                    add(2, List.of(usage(1000, "alice", "make", 7, 1), usage(1001, "bob", "cc1", 7, 1)));
                    meters().pack();
                    throw new StoreException(StoreException.Kind.FAILED, "killed");
                }));
        compare("after a rollback");
    }

    private MeterTable meters() {
        return store.meters();
    }

    private void move(List<Usage> increments) throws StoreException {
        moved.add(increments);
        long run = moved.size();
        store.transaction(() -> {
            store.runs().add(run, new RunId("run" + run), BEGIN.plusSeconds(600 * run), null, null);
            add(run, increments);
        });
    }

    private void add(long run, List<Usage> increments) throws StoreException {
        meters().add(run, UserUsage.of(increments));
    }

    /** Once an hour; keeps all of the last so many runs. */
    private void tend(int keep) throws StoreException {
        Instant now = BEGIN.plusSeconds(600L * moved.size());
        store.transaction(() -> {
            meters().pack();
            store.retention().apply(now.minusSeconds(600L * keep), now.minusSeconds(600L * (keep + 40)));
        });
    }

    /** Some users' programs, each at most once, in no order. */
    private static List<Usage> increments(Random random) {
        List<Usage> increments = new ArrayList<>();
        Set<Integer> taken = new HashSet<>();
        for (int i = random.nextInt(12); i > 0; i--) {
            int user = random.nextInt(USERS.size());
            int program = random.nextInt(PROGRAMS.size());
            if (taken.add(PROGRAMS.size() * user + program)) {
                long cpu = random.nextInt(4) == 0 ? 0 : random.nextInt(100_000);
                increments.add(usage(1000 + user, USERS.get(user), PROGRAMS.get(program), cpu, 1 + random.nextInt(9)));
            }
        }
        return increments;
    }

    /** Each pair of runs that are still known, and the beginning. */
    private void compare(String when) throws StoreException {
        List<Long> known = new ArrayList<>(List.of(0L));
        for (PreviousRun run : store.runs().latest(moved.size())) {
            known.add(run.sequence());
        }
        assertEquals(readings(expected(0, moved.size())), new HashSet<>(meters().readings()), when);
        for (long run : known) {
            assertEquals(readings(expected(0, run)), new HashSet<>(meters().readingsAt(run)), when + " at " + run);
        }
        Random random = new Random(moved.size());
        for (int i = 0; i < 5; i++) {
            long a = known.get(random.nextInt(known.size()));
            long b = known.get(random.nextInt(known.size()));
            long after = Math.min(a, b);
            long upTo = Math.max(a, b);
            Set<Usage> between = new HashSet<>(UserUsage.all(meters().between(after, upTo)));
            assertEquals(expected(after, upTo), between, when + " from " + after + " to " + upTo);
        }
    }

    private Set<Usage> expected(long after, long upTo) {
        TreeMap<String, Usage> sums = new TreeMap<>();
        for (Usage usage : moved.subList((int) after, (int) upTo).stream()
                .flatMap(List::stream)
                .toList()) {
            sums.merge(
                    usage.uid() + "\n" + usage.program(),
                    usage,
                    (a, b) -> new Usage(
                            a.uid(), a.user(), a.program(), a.cpu().plus(b.cpu()), a.commands() + b.commands()));
        }
        return Set.copyOf(sums.values());
    }

    private static Set<Reading> readings(Set<Usage> usages) {
        TreeMap<Long, Reading> sums = new TreeMap<>();
        for (Usage usage : usages) {
            Reading reading = new Reading(usage.uid(), usage.user(), usage.cpu(), usage.commands());
            sums.merge(
                    usage.uid(),
                    reading,
                    (a, b) -> new Reading(a.uid(), a.user(), a.cpu().plus(b.cpu()), a.commands() + b.commands()));
        }
        return Set.copyOf(sums.values());
    }

    private static Usage usage(long uid, String user, String program, long hundredths, long commands) {
        return new Usage(uid, user, program, Duration.ofMillis(10 * hundredths), commands);
    }

    private static String resource(String name) throws IOException {
        try (InputStream in = Store.class.getResourceAsStream(name)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
