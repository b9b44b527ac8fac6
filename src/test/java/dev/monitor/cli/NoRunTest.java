package dev.monitor.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A report tells when nobody looked, but only those who usually look more often. */
class NoRunTest {
    private static final List<String> NEVER = List.of();

    @TempDir
    Path folder = Path.of("");

    private ChangingMachine machine;
    private Monitored monitored;

    @BeforeEach
    void aMachineWithAccounting() throws IOException {
        machine = new ChangingMachine(folder);
        monitored = new Monitored(folder, machine);
    }

    @Test
    void aNightWithoutRunsIsInTheNextReportAndInNoOther() {
        report("2026-03-02T01:50:00Z");
        collect("2026-03-02T01:51:00Z", 10, Duration.ofMinutes(1));
        collect("2026-03-02T05:10:00Z", 10, Duration.ofMinutes(1));
        assertEquals(
                List.of("2026-03-02T02:00:00Z 2026-03-02T05:10:00Z null"),
                spans(monitored.at("2026-03-02T05:20:00Z").report("--dry-run")));
        String text = monitored.run("report").out();
        String from = local("2026-03-02T02:00:00Z");
        String to = local("2026-03-02T05:10:00Z");
        assertTrue(text.matches("(?s).*\nNo run   [0-9-]+ " + from + " – ([0-9-]+ )?" + to + "\n.*"), text);
        assertEquals(NEVER, report("2026-03-02T05:21:00Z"));
    }

    @Test
    void aMachineThatWasOffIsToldByItsStart() throws IOException {
        report("2026-03-02T01:50:00Z");
        collect("2026-03-02T01:51:00Z", 10, Duration.ofMinutes(1));
        Path stat = machine.root().resolve("proc/stat");
        long start = Instant.parse("2026-03-02T05:09:00Z").getEpochSecond();
        Files.writeString(stat, Files.readString(stat).replaceFirst("btime \\d+", "btime " + start));
        machine.boot("11111111-2222-3333-4444-555555555555", 60);
        String told = "2026-03-02T02:00:00Z 2026-03-02T05:10:00Z 2026-03-02T05:09:00Z";
        assertEquals(List.of(told), spans(monitored.at("2026-03-02T05:10:00Z").report("--dry-run")));
        String text = monitored.run("report").out().replaceAll("\\s+", " ");
        String at = local("2026-03-02T05:09:00Z");
        assertTrue(text.contains(" (the machine was started " + at + ")"), text);
    }

    @Test
    void whoOnlyReportsEverySixHoursIsNotNagged() {
        for (int day = 10; day < 15; day++) {
            for (String hour : List.of("00", "06", "12", "18")) {
                assertEquals(NEVER, report("2026-03-" + day + "T" + hour + ":00:00Z"));
            }
        }
        collect("2026-03-14T23:57:00Z", 1, Duration.ZERO);
        assertEquals(NEVER, report("2026-03-15T00:00:00Z"));
        assertEquals(NEVER, spans(monitored.report("--window", "7d", "--dry-run")));
    }

    @Test
    void aDayWithoutReportsIsToldWhereTheyAreUsual() {
        for (int day = 10; day < 15; day++) {
            report("2026-03-" + day + "T00:00:00Z");
            report("2026-03-" + day + "T12:00:00Z");
        }
        assertEquals(
                List.of("2026-03-14T12:00:00Z 2026-03-17T12:00:00Z null"),
                spans(monitored.at("2026-03-17T12:00:00Z").report("--window", "7d")));
    }

    @Test
    void aFewMinutesAreNothing() {
        report("2026-03-02T01:50:00Z");
        collect("2026-03-02T01:51:00Z", 5, Duration.ofMinutes(1));
        collect("2026-03-02T02:00:00Z", 5, Duration.ofMinutes(1));
        assertEquals(NEVER, report("2026-03-02T02:05:00Z"));
        collect("2026-03-02T02:06:00Z", 5, Duration.ofMinutes(1));
        collect("2026-03-02T02:15:01Z", 5, Duration.ofMinutes(1));
        assertEquals(1, report("2026-03-02T02:20:00Z").size());
    }

    @Test
    void aWindowThatIsOverIsAskedOfItsRuns() {
        ZoneId zone = ZoneId.systemDefault();
        OffsetDateTime yesterday = OffsetDateTime.parse("2026-03-01T12:00:00Z")
                .atZoneSameInstant(zone)
                .toLocalDate()
                .atStartOfDay(zone)
                .toOffsetDateTime();
        collect(yesterday.plusHours(1).toInstant().toString(), 10, Duration.ofMinutes(1));
        collect(yesterday.plusHours(5).toInstant().toString(), 10, Duration.ofMinutes(1));
        String tomorrow = yesterday.plusHours(30).toInstant().toString();
        JsonNode report = monitored.at(tomorrow).report("--window", "yesterday");
        Instant from = yesterday.plusHours(1).plusMinutes(9).toInstant();
        assertEquals(List.of(from + " " + yesterday.plusHours(5).toInstant() + " null"), spans(report));
    }

    @Test
    void theHoursThatTheFirstRunFoundInAccountingAreNoRuns() throws IOException {
        for (int hour = 10; hour < 20; hour++) {
            machine.ended("2026-03-01T" + hour + ":30:00Z", 1001, "make", 1);
        }
        collect("2026-03-02T01:51:00Z", 30, Duration.ofMinutes(1));
        assertEquals(NEVER, spans(monitored.report("--window", "7d", "--dry-run")));
    }

    @Test
    void whereOnlyOneRunAnHourIsKeptNothingIsTold() {
        monitored.set("HISTORY_KEEP", "1d");
        collect("2026-03-02T01:00:00Z", 8 * 12, Duration.ofMinutes(5));
        collect("2026-03-03T13:00:00Z", 14, Duration.ofMinutes(5));
        List<String> spans = spans(monitored.report("--window", "7d", "--dry-run"));
        assertEquals(List.of("2026-03-02T08:55:00Z 2026-03-03T13:00:00Z null"), spans);
    }

    private List<String> report(String at) {
        return spans(monitored.at(at).report());
    }

    private void collect(String from, int runs, Duration distance) {
        for (int run = 0; run < runs; run++) {
            Instant at = Instant.parse(from).plus(distance.multipliedBy(run));
            assertEquals(
                    new Monitored.Outcome(0, "", ""),
                    monitored.at(at.toString()).run("collect"));
        }
    }

    private static String local(String instant) {
        return LocalTime.ofInstant(Instant.parse(instant), ZoneId.systemDefault())
                .toString();
    }

    private static List<String> spans(JsonNode report) {
        List<String> spans = new ArrayList<>();
        for (JsonNode span : report.path("no_run")) {
            spans.add(
                    instant(span.path("from")) + " " + instant(span.path("to")) + " " + instant(span.path("started")));
        }
        return spans;
    }

    private static String instant(JsonNode time) {
        return time.isNull()
                ? "null"
                : OffsetDateTime.parse(time.asText()).toInstant().toString();
    }
}
