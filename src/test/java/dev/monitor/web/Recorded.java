package dev.monitor.web;

import dev.monitor.model.Episode;
import dev.monitor.model.JournalLine;
import dev.monitor.model.Message;
import dev.monitor.model.Part;
import dev.monitor.model.RunId;
import dev.monitor.model.Sample;
import dev.monitor.model.Severity;
import dev.monitor.model.Silence;
import dev.monitor.model.Usage;
import dev.monitor.model.UserUsage;
import dev.monitor.store.Store;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * A store as runs would have left it on a machine with day and night, made through the store itself and so much faster than
 * runs make it: minutes up to now, and hours before them. Users, programs and terminals have names that are up to no good.
 */
public final class Recorded {
    /** Would run where markup is believed. */
    static final String SCRIPT = "<img src=x onerror=\"document.title='owned'\">";
    /** Would turn the rest of its line about. */
    static final String TURNED = "eve\u202egnp.exe";

    static final String SPACED = "two words";
    static final List<String> USERS = List.of(
            "maria.keller", "student01", "alice", "bob", SCRIPT, TURNED, "student02", "postgres", "backup", "root");
    private static final Duration MINUTE = Duration.ofMinutes(1);

    private final Path state;
    private final Instant now;
    private final Duration gap;
    private long sequence;

    private Recorded(Path state, Instant now, Duration gap) {
        this.state = state;
        this.now = now;
        this.gap = gap;
    }

    /**
     * Makes it.
     *
     * @param now when the last run was
     * @param minutes how long ago the first minute was
     * @param hours how long ago the first hour was
     */
    public static void make(Path state, Instant now, Duration minutes, Duration hours) throws Exception {
        Store.createFolder(state);
        // An hour without runs, if there is room for it.
        Duration gap = minutes.compareTo(Duration.ofHours(12)) > 0 ? Duration.ofHours(7) : minutes.plusDays(1);
        new Recorded(state, now, gap).make(minutes, hours);
    }

    private void make(Duration minutes, Duration hours) throws Exception {
        try (Store store = Store.open(state)) {
            store.transaction(() -> {
                store.runs().setOrigin(now.minus(hours), true);
                for (Instant at = now.minus(hours);
                        at.isBefore(now.minus(minutes));
                        at = at.plus(Duration.ofHours(1))) {
                    run(store, at, 60);
                    for (int quarter = 0; quarter < 4; quarter++) {
                        store.samples().add(at.plusSeconds(900L * quarter), samples(at.plusSeconds(900L * quarter)));
                    }
                }
            });
            store.transaction(() -> {
                store.samples().pack(now, Integer.MAX_VALUE);
                for (int i = 0; i < hours.toHours() / 100; i++) {
                    store.samples().thin(now.minus(minutes), now.minus(hours));
                }
            });
            store.transaction(() -> {
                for (Instant at = now.minus(minutes); !at.isAfter(now); at = at.plus(MINUTE)) {
                    Duration before = Duration.between(at, now);
                    if (before.compareTo(gap) > 0 || before.compareTo(gap.minusHours(1)) <= 0) {
                        run(store, at, 1);
                        store.samples().add(at, samples(at));
                    }
                }
                store.samples().pack(now, Integer.MAX_VALUE);
                last(store);
            });
        }
    }

    private void run(Store store, Instant at, int minutes) throws dev.monitor.store.StoreException {
        sequence++;
        List<Usage> usage = new ArrayList<>();
        for (int user = 0; user < USERS.size(); user++) {
            double busy = Math.max(0, rhythm(at, user)) / (user + 1.0);
            Duration cpu = Duration.ofMillis(10 * Math.round(100 * 60 * minutes * busy));
            usage.add(new Usage(1000 + user, USERS.get(user), "make", cpu, minutes));
        }
        store.meters().add(sequence, UserUsage.of(usage));
        Duration machine = Duration.ofMillis(10 * Math.round(sequence * 6000.0));
        store.runs()
                .add(sequence, new RunId(String.format("%016x", sequence * 0x9E3779B97F4A7C15L)), at, null, machine);
    }

    /** From -0.2 to 1: most by day, little at the end of the week, never quite the same. */
    private static double rhythm(Instant at, int phase) {
        double days = at.getEpochSecond() / 86_400.0;
        double day = Math.sin(2 * Math.PI * (days - 0.35)) * 0.35 + 0.35;
        double week = Math.floorMod(at.getEpochSecond() / 86_400 + phase, 7) < 2 ? 0.35 : 1;
        double noise = 0.5 * noise(days * 5, phase) + 0.35 * noise(days * 24, phase) + 0.2 * noise(days * 144, phase);
        return (day * 1.3 + 0.55 * noise) * week;
    }

    /** From -0.5 to 0.5, the same for the same moment, smooth between whole numbers. */
    private static double noise(double at, int phase) {
        long whole = (long) Math.floor(at);
        double part = at - whole;
        double eased = part * part * (3 - 2 * part);
        return random(whole, phase) * (1 - eased) + random(whole + 1, phase) * eased;
    }

    private static double random(long whole, int phase) {
        long mixed = (whole * 31 + phase) * 0x9E3779B97F4A7C15L;
        mixed = (mixed ^ (mixed >>> 30)) * 0xBF58476D1CE4E5B9L;
        return ((mixed ^ (mixed >>> 27)) >>> 11) / (double) (1L << 53) - 0.5;
    }

    private List<Sample> samples(Instant at) {
        double busy = Math.max(0.01, rhythm(at, 0));
        double days = Duration.between(at, now).toMinutes() / 1440.0;
        int users = (int) Math.round(Math.max(0, 7 * rhythm(at, 2)));
        return List.of(
                Sample.of("cpu_percent", Math.min(99.5, 100 * busy)),
                Sample.of("cpu_iowait_percent", 6 * Math.max(0, rhythm(at, 4))),
                Sample.of("memory_percent", 35 + 25 * busy),
                Sample.of("memory_total_bytes", 67_320_000_000.0),
                Sample.of("memory_available_bytes", 67_320_000_000.0 * (0.65 - 0.25 * busy)),
                Sample.of("swap_percent", 2 + 3 * busy),
                Sample.of("load1", 8.25 * busy),
                Sample.of("load5", 8 * Math.max(0.01, rhythm(at.minusSeconds(240), 0))),
                Sample.of("load15", 8 * Math.max(0.01, rhythm(at.minusSeconds(800), 0))),
                Sample.of("users", users),
                Sample.of("sessions", users + users / 3),
                Sample.of("processes", 240 + Math.round(40 * busy)),
                Sample.of(
                        "uptime_seconds", 3_456_000 - Duration.between(at, now).toSeconds() % 3_000_000),
                Sample.of("filesystem_percent", "mount", "/", Math.max(20, 71.5 - days * 0.12)),
                Sample.of("filesystem_percent", "mount", "/home", Math.max(10, 86 - days * 0.2)),
                Sample.of("filesystem_percent", "mount", "/srv/" + SPACED, 31),
                Sample.of("pressure_percent", "resource", "cpu", 30 * Math.max(0, busy - 0.4)),
                Sample.of("pressure_percent", "resource", "io", 4 * Math.max(0, rhythm(at, 4))),
                Sample.of("pressure_percent", "resource", "memory", 0.4 * busy));
    }

    private void last(Store store) throws dev.monitor.store.StoreException {
        store.journal().keep(sequence, new JournalLine("monitor.jsonl", RecordedLine.of(now)), now, true);
        store.alertLog()
                .keep(List.of(
                        episode(
                                "HOME",
                                "filesystem_percent",
                                Map.of("mount", "/home"),
                                Severity.WARNING,
                                "filesystem_percent{mount=/home} > 85",
                                190,
                                null,
                                86),
                        episode(
                                "CPU_MAX",
                                "cpu_percent",
                                Map.of(),
                                Severity.CRITICAL,
                                "cpu_percent > 90",
                                1500,
                                1420L,
                                96.4),
                        episode("LOAD", "load1", Map.of(), Severity.INFO, "load1 > 7", 300, 240L, 7.9)));
        store.silences()
                .set(new Silence("LOAD", now.minusSeconds(600), now.plusSeconds(7200), "the tests of " + SCRIPT));
        Message message = new Message(
                "0123456789abcdef",
                Message.Kind.ALERT,
                "telegram",
                "WARNING HOME: file system /home 86% > 85%",
                List.of(new Part.Text("secret-of-the-body")));
        store.outbox().add(sequence, message, List.of("-1001234567890"), now);
    }

    private Episode episode(
            String rule,
            String metric,
            Map<String, String> labels,
            Severity severity,
            String condition,
            long sinceMinutes,
            @org.jspecify.annotations.Nullable Long untilMinutes,
            double peak) {
        return new Episode(
                rule,
                metric,
                labels,
                severity,
                condition,
                now.minusSeconds(60 * sinceMinutes),
                untilMinutes == null ? null : now.minusSeconds(60 * untilMinutes),
                peak,
                peak);
    }
}
