package dev.monitor.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a report says of the users and of the machine, from accounting records that are known. */
class ReportNumbersTest {
    private static final String NOON = "2026-03-02T12:00:00Z";

    @TempDir
    Path folder = Path.of("");

    private ChangingMachine machine;
    private Monitored monitored;

    @BeforeEach
    void someProgramsEnded() throws IOException {
        machine = new ChangingMachine(folder)
                .ended("2026-03-02T09:00:00Z", 1001, "python3", 60.5)
                .ended("2026-03-02T09:10:00Z", 1001, "python3", 60)
                .ended("2026-03-02T09:20:00Z", 1001, "ls", 0.1)
                .ended("2026-03-02T10:00:00Z", 1002, "cc1", 60.25)
                .ended("2026-03-02T10:30:00Z", 1003, "java", 30)
                .ended("2026-03-02T10:40:00Z", 4242, "gone", 0.07)
                .ended("2026-03-02T10:50:00Z", 0, "cron", 1.25)
                .ended("2026-03-02T11:00:00Z", 106, "mariadbd", 2);
        monitored = new Monitored(folder, machine).at(NOON).set("HOST_NAME", "big");
    }

    @Test
    void eachUserHasWhatTheRecordsSayLargestFirst() {
        JsonNode report = monitored.report("--dry-run");
        assertEquals(List.of("alice 120.6", "bob 60.25", "student01 30", "uid 4242 0.07"), Rows.seconds(report));
        assertEquals("214.17", report.path("total_cpu_seconds").asText());
        assertEquals("pacct", report.path("source").asText());
        JsonNode alice = Rows.of(report, "alice");
        assertEquals(1001, alice.path("uid").asLong());
        assertEquals(3, alice.path("commands").asLong());
        assertEquals(0.5631, alice.path("share").asDouble());
        assertEquals(
                "[{\"program\":\"python3\",\"cpu_seconds\":120.5,\"commands\":2},"
                        + "{\"program\":\"ls\",\"cpu_seconds\":0.1,\"commands\":1}]",
                alice.path("programs").toString());
    }

    @Test
    void aProgramIsOneRowInSeveralRunsAndForThePresentAndInAContainer() throws IOException {
        Files.writeString(machine.root().resolve("etc/subuid"), "alice:100000:65536\n");
        assertEquals(0, monitored.run("collect").exit());
        machine.ended("2026-03-02T12:05:00Z", 1001, "python3", 10).ended("2026-03-02T12:05:00Z", 101_000, "python3", 5);
        assertEquals(0, monitored.at("2026-03-02T12:10:00Z").run("collect").exit());
        machine.ended("2026-03-02T12:15:00Z", 1001, "python3", 1).ended("2026-03-02T12:15:00Z", 101_000, "python3", 2);
        machine.ended("2026-03-02T12:15:00Z", 101_000, "ls", 0.2);

        JsonNode report = monitored.at("2026-03-02T12:20:00Z").report("--dry-run", "--window", "today");

        assertEquals(
                "[{\"program\":\"python3\",\"cpu_seconds\":138.5,\"commands\":6},"
                        + "{\"program\":\"ls\",\"cpu_seconds\":0.3,\"commands\":2}]",
                Rows.of(report, "alice").path("programs").toString());
    }

    @Test
    void systemUsersAreAmongTheOthersAndTheColumnAddsUp() {
        JsonNode report = monitored.report("--dry-run");
        JsonNode others = report.path("others");
        assertEquals("3.25", others.path("cpu_seconds").asText());
        assertEquals(2, others.path("commands").asLong());
        double sum = others.path("cpu_seconds").asDouble();
        double share = others.path("share").asDouble();
        for (JsonNode row : report.path("users")) {
            sum += row.path("cpu_seconds").asDouble();
            share += row.path("share").asDouble();
        }
        assertEquals(report.path("total_cpu_seconds").asDouble(), sum, 0.001);
        assertEquals(1, share, 0.001);
    }

    @Test
    void processesThatRunAtItsEndAreCountedByRealUser() {
        JsonNode report = monitored.report("--dry-run");
        assertEquals(5, Rows.of(report, "alice").path("running").asInt());
        assertEquals(3, Rows.of(report, "bob").path("running").asInt());
        assertEquals(0, Rows.of(report, "uid 4242").path("running").asInt(-1));
    }

    @Test
    void aUserOfASystemAccountOrADeletedOneCanBeAskedFor() {
        assertEquals(List.of("mysql 2"), Rows.seconds(monitored.report("--dry-run", "--users", "mysql")));
        assertEquals(List.of("uid 4242 0.07"), Rows.seconds(monitored.report("--dry-run", "--users", "uid 4242")));
    }

    @Test
    void theSumOfAllStaysWhoeverHasARow() {
        for (String[] choice : new String[][] {{"--users", "bob,student01"}, {"--all-users"}, {"--users", "nobody"}}) {
            String[] args = choice.length == 1
                    ? new String[] {"--dry-run", choice[0]}
                    : new String[] {"--dry-run", choice[0], choice[1]};
            assertEquals(
                    "214.17", monitored.report(args).path("total_cpu_seconds").asText());
        }
    }

    @Test
    void allUsersAreSystemUsersToo() {
        JsonNode report = monitored.report("--dry-run", "--all-users");
        assertEquals(
                List.of("alice 120.6", "bob 60.25", "student01 30", "mysql 2", "root 1.25", "uid 4242 0.07"),
                Rows.seconds(report));
        assertEquals("0", report.path("others").path("cpu_seconds").asText());
    }

    @Test
    void ignoredUsersOfTheSettingsAreAmongTheOthers() {
        JsonNode report = monitored.set("IGNORED_USERS", "alice, bob").report("--dry-run");
        assertFalse(Rows.seconds(report).contains("alice 120.6"));
        assertTrue(Rows.seconds(report).contains("student01 30"), report.toString());
        assertTrue(report.path("others").path("cpu_seconds").asDouble() > 180);
    }

    @Test
    void theOnlyUsersOfTheSettingsHaveRowsUnlessOthersAreAskedFor() {
        monitored.set("REPORT_USERS", "bob,root");
        assertEquals(List.of("bob 60.25", "root 1.25"), Rows.seconds(monitored.report("--dry-run")));
        assertEquals(List.of("alice 120.6"), Rows.seconds(monitored.report("--dry-run", "--users", "alice")));
    }

    @Test
    void itsKeysAreThoseOfTheContract() {
        JsonNode report = monitored.report("--dry-run");
        assertEquals(
                List.of(
                        "host",
                        "from",
                        "to",
                        "users",
                        "others",
                        "total_cpu_seconds",
                        "machine_cpu_seconds",
                        "unattributed_cpu_seconds",
                        "source",
                        "gaps",
                        "load",
                        "memory",
                        "uptime_seconds",
                        "sessions",
                        "top",
                        "degraded"),
                Rows.keys(report));
        List<String> row = List.of("user", "uid", "cpu_seconds", "share", "commands", "running", "programs");
        assertEquals(row, Rows.keys(report.path("others")));
        assertEquals(row, Rows.keys(report.path("users").path(0)));
        assertEquals(
                List.of("program", "cpu_seconds", "commands"),
                Rows.keys(report.path("users").path(0).path("programs").path(0)));
        assertEquals(List.of("total_bytes", "available_bytes", "percent"), Rows.keys(report.path("memory")));
        assertEquals(
                List.of("user", "tty", "from", "since"),
                Rows.keys(report.path("sessions").path(0)));
        assertEquals(
                List.of("pid", "user", "program", "cpu_percent", "rss_bytes"),
                Rows.keys(report.path("top").path(0)));
    }

    @Test
    void theMachineIsAsTheKernelSays() {
        JsonNode report = monitored.report("--dry-run");
        assertEquals("big", report.path("host").asText());
        assertEquals("[1.72,1.35,0.98]", report.path("load").toString());
        assertEquals(
                16_318_412L * 1024, report.path("memory").path("total_bytes").asLong());
        assertEquals(
                9_803_340L * 1024, report.path("memory").path("available_bytes").asLong());
        assertEquals("864000.25", report.path("uptime_seconds").asText());
        assertEquals(3, report.path("sessions").size());
    }

    @Test
    void aSourceThatIsMissingIsNamedAndTheOthersServe() throws IOException {
        Monitored without = new Monitored(folder, "normal").at(NOON);
        JsonNode report = without.report("--dry-run");
        assertEquals("live", report.path("source").asText());
        assertTrue(report.path("degraded").toString().contains("process accounting is off"), report.toString());
        assertEquals("25202.8", Rows.of(report, "student01").path("cpu_seconds").asText());
    }

    @Test
    void whatTheMachineUsedBetweenTwoReportsIsToldWithWhatNobodyIsChargedFor() throws IOException {
        machine.cpu(1000, 100, 200);
        assertTrue(monitored.report().path("machine_cpu_seconds").isNull());
        machine.cpu(1060, 110, 230);
        machine.ended("2026-03-02T12:30:00Z", 1001, "python3", 70);
        JsonNode report = monitored.at("2026-03-02T13:00:00Z").report();
        assertEquals("100", report.path("machine_cpu_seconds").asText());
        assertEquals("70", report.path("total_cpu_seconds").asText());
        assertEquals("30", report.path("unattributed_cpu_seconds").asText());
    }

    @Test
    void whatNobodyIsChargedForIsNeverLessThanNothing() throws IOException {
        machine.cpu(1000, 100, 200);
        monitored.report();
        machine.cpu(1010, 100, 200);
        machine.ended("2026-03-02T12:30:00Z", 1001, "python3", 70);
        JsonNode report = monitored.at("2026-03-02T13:00:00Z").report();
        assertEquals("10", report.path("machine_cpu_seconds").asText());
        assertEquals("0", report.path("unattributed_cpu_seconds").asText());
    }

    @Test
    void afterARebootTheMachineCountsFromNothing() throws IOException {
        machine.boot("11111111-1111-1111-1111-111111111111", 5000);
        machine.cpu(1000, 100, 200);
        monitored.report();
        machine.boot("22222222-2222-2222-2222-222222222222", 500);
        machine.cpu(40, 0, 10);
        assertEquals(
                "50",
                monitored
                        .at("2026-03-02T13:00:00Z")
                        .report()
                        .path("machine_cpu_seconds")
                        .asText());
    }

    @Test
    void aRebootIsSeenAlsoIfTheMachineHasWorkedMoreThanEverBefore() throws IOException {
        machine.boot("11111111-1111-1111-1111-111111111111", 5000);
        machine.cpu(1000, 100, 200);
        monitored.report();
        machine.boot("22222222-2222-2222-2222-222222222222", 9000);
        machine.cpu(2000, 0, 500);
        JsonNode report = monitored.at("2026-03-02T18:00:00Z").report();
        assertEquals("2500", report.path("machine_cpu_seconds").asText());
    }
}
