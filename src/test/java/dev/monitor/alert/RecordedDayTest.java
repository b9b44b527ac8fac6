package dev.monitor.alert;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.monitor.model.AlertEvent;
import dev.monitor.model.Labels;
import dev.monitor.model.RecordedRun;
import dev.monitor.model.Sample;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TimeZone;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A recorded day, replayed minute by minute: what is told of it, and that nothing but the day decides about that. */
final class RecordedDayTest {
    private static final int MINUTES = 24 * 60;

    private static final List<Rule> RULES = Runs.rules(
            "LOAD load1 > 4 for 5m clear 3 worse repeat 1h",
            "DISK filesystem_percent >= 90 severity critical",
            "MEM memory_available_bytes < 100 worse",
            "CPU_LIMIT process_cpu_percent > 20 repeat 1h latched");

    /** A value holds until the next one of its series; {@code -} ends a series. */
    private static final String DAY = """
            00:00 loadavg     load1                                          1
            00:00 filesystems filesystem_percent{mount="/"}                  50
            00:00 meminfo     memory_available_bytes                         500
            02:00 loadavg     load1                                          5
            02:04 loadavg     load1                                          2
            03:00 loadavg     load1                                          5
            03:20 loadavg     load1                                          5.2
            03:30 loadavg     load1                                          5.25
            04:40 loadavg     load1                                          3.5
            04:50 loadavg     load1                                          3
            05:00 loadavg     load1                                          4.5
            05:02 loadavg     failed
            05:04 loadavg     well
            05:20 loadavg     load1                                          1
            06:00 filesystems filesystem_percent{mount="/srv"}               95
            06:10 filesystems filesystem_percent{mount="/srv"}               -
            06:30 filesystems filesystem_percent{mount="/srv"}               90
            06:40 filesystems failed
            07:00 filesystems well
            07:00 filesystems filesystem_percent{mount="/srv"}               81
            08:00 meminfo     memory_available_bytes                         90
            08:10 meminfo     memory_available_bytes                         85.5
            08:20 meminfo     memory_available_bytes                         109
            08:30 meminfo     memory_available_bytes                         110
            09:50 loadavg     load1                                          9
            10:00 machine     off
            10:30 machine     on
            11:00 loadavg     load1                                          1
            11:58 loadavg     load1                                          8
            12:00 machine     off
            12:10 machine     on
            12:30 loadavg     load1                                          1
            13:00 top         process_cpu_percent{program="cc1",user="al"}   80
            13:10 top         process_cpu_percent{program="cc1",user="al"}   -
            13:20 top         process_cpu_percent{program="cc1",user="al"}   90
            13:30 top         process_cpu_percent{program="cc1",user="al"}   -
            13:59 top         process_cpu_percent{program="cc1",user="al"}   70
            14:10 top         process_cpu_percent{program="cc1",user="al"}   -
            """;

    private static final String TOLD = """
            03:05 FIRING LOAD 5.0 for PT5M
            03:30 WORSE LOAD 5.25 for PT30M
            04:30 STILL LOAD 5.25 for PT1H30M
            04:50 RESOLVED LOAD 3.0 for PT1H50M
            05:05 FIRING LOAD 4.5 for PT5M
            05:20 RESOLVED LOAD 1.0 for PT20M
            06:00 FIRING DISK{mount="/srv"} 95.0 for PT0S
            06:10 GONE DISK{mount="/srv"} 95.0 for PT10M
            06:30 FIRING DISK{mount="/srv"} 90.0 for PT0S
            07:00 RESOLVED DISK{mount="/srv"} 81.0 for PT30M
            08:00 FIRING MEM 90.0 for PT0S
            08:10 WORSE MEM 85.5 for PT10M
            08:30 RESOLVED MEM 110.0 for PT30M
            09:55 FIRING LOAD 9.0 for PT5M
            10:55 STILL LOAD 9.0 for PT1H5M
            11:00 RESOLVED LOAD 1.0 for PT1H10M
            12:15 FIRING LOAD 8.0 for PT5M
            12:30 RESOLVED LOAD 1.0 for PT20M
            13:00 FIRING CPU_LIMIT{program="cc1",user="al"} 80.0 for PT0S
            13:10 GONE CPU_LIMIT{program="cc1",user="al"} 80.0 for PT10M
            14:00 FIRING CPU_LIMIT{program="cc1",user="al"} 70.0 for PT1M
            14:10 GONE CPU_LIMIT{program="cc1",user="al"} 70.0 for PT11M
            """;

    @Test
    void itFiresStaysQuietEscalatesRepeatsAndResolves() {
        assertEquals(TOLD, replay(new Day(Runs.START)));
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 4, 5})
    void runsThatAreMissedChangeNothing(int seed) {
        Random random = new Random(seed);
        Day day = new Day(Runs.START);
        Set<Integer> needed = minutesThatMatter();
        for (int minute = 1; minute < MINUTES; minute++) {
            boolean restAfterAMiss = day.missed.contains(minute - 1) && day.missed.contains(minute - 2);
            if (!needed.contains(minute) && !restAfterAMiss && random.nextBoolean()) {
                day.missed.add(minute);
            }
        }
        assertEquals(TOLD, replay(day), "seed " + seed);
    }

    /** At which the day changes, or something is told. */
    private static Set<Integer> minutesThatMatter() {
        Set<Integer> minutes = new HashSet<>();
        for (String line : (DAY + TOLD).split("\n", -1)) {
            if (!line.isEmpty()) {
                minutes.add(minute(line));
            }
        }
        return minutes;
    }

    @Test
    void runsThatAreDoubledChangeNothing() {
        Day day = new Day(Runs.START);
        day.secondsOfRuns = List.of(0, 1, 30);
        assertEquals(TOLD, replay(day));
    }

    @ParameterizedTest
    @ValueSource(strings = {"2026-03-28T23:00:00Z", "2026-10-24T22:00:00Z"})
    void theChangeToAndFromSummerTimeChangesNothing(String midnight) {
        TimeZone zone = TimeZone.getDefault();
        try {
            TimeZone.setDefault(TimeZone.getTimeZone("Europe/Berlin"));
            assertEquals(TOLD, replay(new Day(Instant.parse(midnight))));
        } finally {
            TimeZone.setDefault(zone);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"02:02", "03:02", "04:00", "04:30", "05:03", "06:05", "08:05", "10:40", "12:12", "13:15", "13:59"
            })
    void aClockThatIsSetAnHourOnOrBackChangesNothing(String time) {
        for (int hours : new int[] {1, -1}) {
            Day day = new Day(Runs.START);
            day.steppedFrom = minute(time);
            day.step = Duration.ofHours(hours);
            assertEquals(TOLD, replay(day), time + " " + hours);
        }
    }

    @Test
    void theSameHoldsWhereTheUptimeIsUnknown() {
        Day day = new Day(Runs.START);
        day.uptimeKnown = false;
        assertEquals(TOLD, replay(day));
    }

    private static String replay(Day day) {
        Replay replay = new Replay(RULES, Duration.ofMinutes(1));
        StringBuilder told = new StringBuilder();
        for (int minute = 0; minute < MINUTES; minute++) {
            for (RecordedRun run : day.runs(minute)) {
                for (AlertEvent event : replay.next(run)) {
                    told.append("%02d:%02d %s %s%s %s for %s%n"
                            .formatted(
                                    minute / 60,
                                    minute % 60,
                                    event.kind(),
                                    event.rule(),
                                    Labels.text(event.labels()),
                                    event.value(),
                                    event.lasted()));
                }
            }
        }
        return told.toString();
    }

    private static int minute(String line) {
        return 60 * Integer.parseInt(line.substring(0, 2)) + Integer.parseInt(line.substring(3, 5));
    }

    /** The day, as one and another way of running recorded it. */
    private static final class Day {
        private final Instant midnight;
        private final Map<String, Sample> series = new TreeMap<>();
        private final Map<String, String> collectors = new TreeMap<>();
        private final Set<String> well = new HashSet<>(Set.of("top"));
        private int booted = -5_000;
        private boolean on = true;

        private final Set<Integer> missed = new HashSet<>();
        private List<Integer> secondsOfRuns = List.of(0);
        private int steppedFrom = MINUTES;
        private Duration step = Duration.ZERO;
        private boolean uptimeKnown = true;

        Day(Instant midnight) {
            this.midnight = midnight;
        }

        /** The runs of a minute, which must be asked for in their order. */
        List<RecordedRun> runs(int minute) {
            for (String line : DAY.split("\n", -1)) {
                if (!line.isEmpty() && minute(line) == minute) {
                    change(minute, line.split(" +", -1));
                }
            }
            List<RecordedRun> runs = new ArrayList<>();
            for (int second : on && !missed.contains(minute) ? secondsOfRuns : List.<Integer>of()) {
                Instant at =
                        midnight.plusSeconds(60L * minute + second).plus(minute >= steppedFrom ? step : Duration.ZERO);
                Duration uptime = Duration.ofSeconds(60L * (minute - booted) + second);
                runs.add(new RecordedRun(at, uptimeKnown ? uptime : null, samples(), Set.copyOf(well)));
            }
            return runs;
        }

        private void change(int minute, String[] words) {
            String collector = words[1];
            String what = words[2];
            if (collector.equals("machine")) {
                on = what.equals("on");
                booted = on ? minute - 1 : booted;
            } else if (what.equals("failed")) {
                well.remove(collector);
            } else if (what.equals("well")) {
                well.add(collector);
            } else if (words[3].equals("-")) {
                series.remove(what);
            } else {
                well.add(collector);
                collectors.put(what, collector);
                int brace = what.indexOf('{');
                Map<String, String> labels = brace < 0 ? Map.of() : Labels.parse(what.substring(brace));
                String name = brace < 0 ? what : what.substring(0, brace);
                series.put(what, new Sample(name, labels, Double.parseDouble(words[3])));
            }
        }

        private List<Sample> samples() {
            List<Sample> samples = new ArrayList<>();
            for (Map.Entry<String, Sample> entry : series.entrySet()) {
                if (well.contains(collectors.get(entry.getKey()))) {
                    samples.add(entry.getValue());
                }
            }
            return samples;
        }
    }
}
