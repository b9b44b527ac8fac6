package dev.monitor.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import dev.monitor.accounting.PacctWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Which time a report is about: over several runs every record is in one report of the default window, and in one only. */
class ReportWindowTest {
    private static final List<String> NOBODY = List.of();

    @TempDir
    Path folder = Path.of("");

    private ChangingMachine machine;
    private Monitored monitored;

    @BeforeEach
    void aliceRanSomething() throws IOException {
        machine = new ChangingMachine(folder).ended("2026-03-02T08:00:00Z", 1001, "python3", 10);
        monitored = new Monitored(folder, machine).at("2026-03-02T12:00:00Z");
    }

    @Test
    void theFirstReportHoldsAllThatAccountingKnows() {
        JsonNode report = monitored.report();
        assertEquals(List.of("alice 10"), Rows.seconds(report));
        assertEquals(Instant.parse("2026-03-02T08:00:00Z"), time(report, "from"));
        assertEquals(Instant.parse("2026-03-02T12:00:00Z"), time(report, "to"));
    }

    @Test
    void onTheFirstDayAWindowIsCutByTheHoursOfTheRecords() throws IOException {
        machine.ended("2026-03-02T10:30:00Z", 1002, "cc1", 20).ended("2026-03-02T11:59:00Z", 1002, "cc1", 40);
        JsonNode first = monitored.report("--window", "2h");
        assertEquals(List.of("bob 60"), Rows.seconds(first));
        assertEquals(Instant.parse("2026-03-02T09:00:00Z"), time(first, "from"));
        JsonNode second = monitored.at("2026-03-02T12:01:00Z").report("--window", "2h");
        assertEquals(List.of("bob 60"), Rows.seconds(second));
        assertEquals(Instant.parse("2026-03-02T09:00:00Z"), time(second, "from"));
        JsonNode whole = monitored.report("--window", "7d");
        assertEquals(List.of("bob 60", "alice 10"), Rows.seconds(whole));
        assertEquals(Instant.parse("2026-03-02T08:00:00Z"), time(whole, "from"));
    }

    @Test
    void eachFurtherReportHoldsOnlyWhatIsNew() throws IOException {
        monitored.report();
        JsonNode second = monitored.at("2026-03-02T12:01:00Z").report();
        assertEquals(NOBODY, Rows.seconds(second));
        assertEquals("0", second.path("total_cpu_seconds").asText());
        machine.ended("2026-03-02T12:02:00Z", 1002, "cc1", 7).ended("2026-03-02T12:02:30Z", 1001, "python3", 5);
        JsonNode third = monitored.at("2026-03-02T12:03:00Z").report();
        assertEquals(List.of("bob 7", "alice 5"), Rows.seconds(third));
        assertEquals(time(second, "to"), time(third, "from"));
        assertEquals(NOBODY, Rows.seconds(monitored.at("2026-03-02T12:04:00Z").report()));
    }

    @Test
    void whatCollectSawBetweenReportsIsInTheNextOne() throws IOException {
        monitored.report();
        for (int minute = 1; minute <= 3; minute++) {
            machine.ended("2026-03-02T12:0" + minute + ":00Z", 1001, "make", minute);
            collect("2026-03-02T12:0" + minute + ":30Z");
        }
        JsonNode report = monitored.at("2026-03-02T12:10:00Z").report();
        assertEquals(List.of("alice 6"), Rows.seconds(report));
        assertEquals(3, Rows.of(report, "alice").path("commands").asInt());
    }

    @Test
    void recordsAreFollowedThroughRotation() throws IOException {
        monitored.report();
        machine.ended("2026-03-02T12:01:00Z", 1001, "before", 1);
        machine.rotate();
        machine.ended("2026-03-02T12:02:00Z", 1001, "after", 2);
        JsonNode report = monitored.at("2026-03-02T12:03:00Z").report();
        assertEquals(List.of("alice 3"), Rows.seconds(report));
        assertEquals(0, report.path("gaps").size());
        machine.rotate();
        machine.rotate();
        machine.ended("2026-03-02T12:04:00Z", 1002, "later", 4);
        assertEquals(
                List.of("bob 4"),
                Rows.seconds(monitored.at("2026-03-02T12:05:00Z").report()));
    }

    @Test
    void lostRecordsAreAGapNotSilence() throws IOException {
        monitored.report();
        Files.delete(machine.pacct());
        Files.createFile(machine.pacct());
        machine.ended("2026-03-02T12:04:00Z", 1002, "cc1", 4);
        JsonNode report = monitored.at("2026-03-02T12:05:00Z").report();
        assertEquals(List.of("bob 4"), Rows.seconds(report));
        assertEquals(1, report.path("gaps").size());
        assertEquals(List.of("from", "to", "why"), Rows.keys(report.path("gaps").path(0)));
    }

    @Test
    void aDryRunMovesNothing() {
        assertEquals(List.of("alice 10"), Rows.seconds(monitored.report("--dry-run")));
        assertEquals(List.of("alice 10"), Rows.seconds(monitored.report()));
        assertEquals(NOBODY, Rows.seconds(monitored.report("--dry-run")));
    }

    @Test
    void aReportOfSomeUsersDoesNotHideTheOthersFromTheNextOne() throws IOException {
        monitored.report();
        machine.ended("2026-03-02T12:02:00Z", 1002, "cc1", 7).ended("2026-03-02T12:02:30Z", 1001, "python3", 5);
        JsonNode some = monitored.at("2026-03-02T12:03:00Z").report("--users", "alice");
        assertEquals(List.of("alice 5"), Rows.seconds(some));
        JsonNode all = monitored.at("2026-03-02T12:04:00Z").report();
        assertEquals(List.of("bob 7", "alice 5"), Rows.seconds(all));
    }

    @Test
    void aWindowOfItsOwnDoesNotMoveTheDefaultOne() throws IOException {
        monitored.report();
        machine.ended("2026-03-02T12:02:00Z", 1002, "cc1", 7);
        monitored.at("2026-03-02T12:03:00Z").report("--window", "2m");
        assertEquals(
                List.of("bob 7"),
                Rows.seconds(monitored.at("2026-03-02T12:04:00Z").report()));
    }

    @Test
    void aWindowBeginsAtTheLastRunBeforeItAndSaysSo() throws IOException {
        collect("2026-03-02T12:00:00Z");
        machine.ended("2026-03-02T12:30:00Z", 1001, "early", 1);
        collect("2026-03-02T13:00:00Z");
        machine.ended("2026-03-02T13:30:00Z", 1001, "late", 2);
        collect("2026-03-02T14:00:00Z");
        machine.ended("2026-03-02T18:30:00Z", 1001, "now", 4);
        monitored.at("2026-03-02T19:30:00Z");
        JsonNode report = monitored.report("--window", "6h");
        assertEquals(List.of("alice 6"), Rows.seconds(report));
        assertEquals(Instant.parse("2026-03-02T13:00:00Z"), time(report, "from"));
        assertEquals(List.of("alice 4"), Rows.seconds(monitored.report("--window", "PT1H")));
        assertEquals(List.of("alice 17"), Rows.seconds(monitored.report("--window", "7d")));
    }

    @Test
    void todayAndYesterdayAreDaysOfThePlace() throws IOException {
        ZoneId zone = ZoneId.systemDefault();
        LocalDate day = LocalDate.of(2026, 3, 10);
        Instant midnight = day.atStartOfDay(zone).toInstant();
        Instant dayBefore = day.minusDays(1).atStartOfDay(zone).toInstant();
        collect(dayBefore.toString());
        machine.ended(dayBefore.plusSeconds(3600).toString(), 1001, "yesterday", 3);
        collect(dayBefore.plusSeconds(7200).toString());
        collect(midnight.toString());
        machine.ended(midnight.plusSeconds(3600).toString(), 1002, "today", 5);
        monitored.at(midnight.plusSeconds(7200).toString());
        JsonNode yesterday = monitored.report("--dry-run", "--window", "yesterday");
        assertEquals(List.of("alice 3"), Rows.seconds(yesterday));
        assertEquals(dayBefore, time(yesterday, "from"));
        assertEquals(midnight, time(yesterday, "to"));
        JsonNode today = monitored.report("--dry-run", "--window", "today");
        assertEquals(List.of("bob 5"), Rows.seconds(today));
        assertEquals(midnight, time(today, "from"));
    }

    @Test
    void anEmptyWindowIsAReportToo() {
        monitored.report();
        Monitored.Outcome outcome = monitored.at("2026-03-02T12:10:00Z").run("report");
        assertEquals(0, outcome.exit());
        assertTrue(outcome.out().contains("Nobody used the CPU between 2026-"), outcome.out());
    }

    @Test
    void aRecordThatIsHalfWrittenIsReadWhenItIsWhole() throws IOException {
        monitored.report();
        byte[] record = PacctWriter.record(1002, "cc1", 900, 0, 1_772_452_800L, 100, 4711, 0);
        machine.append(Arrays.copyOf(record, 20));
        assertEquals(NOBODY, Rows.seconds(monitored.at("2026-03-02T12:05:00Z").report()));
        machine.append(Arrays.copyOfRange(record, 20, 64));
        assertEquals(
                List.of("bob 9"),
                Rows.seconds(monitored.at("2026-03-02T12:06:00Z").report()));
    }

    private void collect(String instant) {
        assertEquals(new Monitored.Outcome(0, "", ""), monitored.at(instant).run("collect"));
    }

    private static Instant time(JsonNode report, String key) {
        return OffsetDateTime.parse(report.path(key).asText()).toInstant();
    }
}
