package dev.monitor.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What users used day by day: a run at noon of each of three days. */
class HistoryUsersTest {
    @TempDir
    Path folder = Path.of("");

    private ChangingMachine machine;
    private Monitored monitored;

    @BeforeEach
    void threeDays() throws IOException {
        machine = new ChangingMachine(folder);
        monitored = new Monitored(folder, machine);
        machine.ended("2026-03-02T11:00:00Z", 1001, "make", 60);
        collect("2026-03-02T12:00:00Z");
        machine.ended("2026-03-03T11:00:00Z", 1001, "make", 30).ended("2026-03-03T11:10:00Z", 1002, "cc1", 3600);
        collect("2026-03-03T12:00:00Z");
        machine.ended("2026-03-04T11:00:00Z", 1002, "cc1", 5);
        collect("2026-03-04T12:00:00Z");
    }

    @Test
    void aRowAUserAndAColumnADay() {
        List<String> lines = lines("history", "users", "--since", "3d");
        assertEquals("bob 1h 00m 5.00s 1h 00m", words(lines.get(1)).replace("- ", ""));
        assertEquals("alice 1m 00s 30.00s - 1m 30s", words(lines.get(2)));
    }

    @Test
    void moreDaysThanFitAreShownBelow() {
        List<String> lines = lines("history", "users", "--since", "30d");
        assertTrue(lines.stream().allMatch(line -> line.length() <= 80), lines.toString());
        assertEquals(6, lines.stream().filter(line -> line.startsWith("USER")).count());
    }

    @Test
    void datesChooseTheDays() {
        LocalDate day = LocalDate.ofInstant(Instant.parse("2026-03-03T12:00:00Z"), ZoneId.systemDefault());
        List<String> one =
                List.of("date,user,uid,cpu_seconds", day + ",\"bob\",1002,3600.00", day + ",\"alice\",1001,30.00");
        for (String until : List.of(day.plusDays(1).toString(), "1d")) {
            assertEquals(one, lines("history", "users", "--since", "" + day, "--until", until, "--format", "csv"));
            assertEquals(one, lines("history", "users", "--since", "1d", "--until", until, "--format", "csv"));
        }
        assertEquals(
                5,
                lines("history", "users", "--since", "" + day, "--format", "csv")
                        .size());
    }

    @Test
    void whatIsNoDayIsWrongUsage() {
        for (List<String> wrong : List.of(
                List.of("--since", "2030-01-01"), List.of("--until", "soon"), List.of("--chart", "users.png"))) {
            List<String> words = new ArrayList<>(List.of("history", "users"));
            words.addAll(wrong);
            assertEquals(64, monitored.run(words.toArray(String[]::new)).exit(), wrong.toString());
        }
    }

    @Test
    void csvHasALineAUserAndDay() {
        List<String> lines = lines("history", "users", "--since", "2d", "--format", "csv");
        LocalDate day = LocalDate.ofInstant(Instant.parse("2026-03-03T12:00:00Z"), ZoneId.systemDefault());
        assertEquals(
                List.of(
                        "date,user,uid,cpu_seconds",
                        day + ",\"bob\",1002,3600.00",
                        day.plusDays(1) + ",\"bob\",1002,5.00",
                        day + ",\"alice\",1001,30.00",
                        day.plusDays(1) + ",\"alice\",1001,0.00"),
                lines);
    }

    @Test
    void jsonHasTheSameNumbers() throws IOException {
        JsonNode json = new JsonMapper().readTree(run("history", "users", "--since", "3d", "--format", "json"));
        assertEquals("alice", json.path(1).path("user").asText());
        assertEquals(1001, json.path(1).path("uid").asInt());
        assertEquals(60, json.path(1).path("days").path(0).path("cpu_seconds").asDouble());
        assertEquals(3, json.path(1).path("days").size());
    }

    @Test
    void withoutAStoreItSaysWhatToDo() {
        Monitored.Outcome outcome = new Monitored(folder.resolve("elsewhere")).run("history", "users");
        assertEquals(69, outcome.exit());
        assertTrue(outcome.err().contains("run `collect` first"), outcome.err());
    }

    @Test
    void aTimeThatIsNoneIsWrongUsage() {
        assertEquals(
                64, monitored.run("history", "users", "--since", "last week").exit());
    }

    private void collect(String time) {
        Monitored.Outcome outcome = monitored.at(time).run("collect");
        assertEquals(0, outcome.exit(), outcome.err());
    }

    private String run(String... args) {
        Monitored.Outcome outcome = monitored.run(args);
        assertEquals("0", outcome.exit() + outcome.err());
        return outcome.out();
    }

    private List<String> lines(String... args) {
        return Arrays.asList(run(args).split("\r?\n", 0));
    }

    private static String words(String line) {
        return line.strip().replaceAll(" +", " ");
    }
}
