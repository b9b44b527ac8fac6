package dev.monitor.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** CPU budgets: what is used of them counts from the begin of the present period. 2026-03-02 is a Monday. */
class BudgetTest {
    @TempDir
    Path folder = Path.of("");

    private ChangingMachine machine;
    private Monitored monitored;

    @BeforeEach
    void alicesLastWeek() throws IOException {
        machine = new ChangingMachine(folder).ended("2026-02-27T10:00:00Z", 1001, "make", 3600);
        monitored = new Monitored(folder, machine);
        collect("2026-02-27T12:00:00Z");
    }

    @Test
    void aNewWeekBeginsWithNothingUsed() throws IOException {
        monitored.set("CPU_BUDGET", "alice=40h/week");
        machine.ended("2026-03-03T10:00:00Z", 1001, "make", 3600).ended("2026-03-03T10:30:00Z", 1001, "make", 3600);
        String text = report("2026-03-03T12:00:00Z");
        assertTrue(text.contains("Budget   alice used 2h 00m of 40h 00m this week, 38h 00m left"), text);
    }

    @Test
    void theFirstRunCountsOnlyWhatEndedInThePresentWeek() throws IOException {
        monitored
                .set("CPU_BUDGET", "alice=40h/week")
                .set("STATE_PATH", folder.resolve("new").toString());
        machine.ended("2026-02-28T10:00:00Z", 1001, "make", 3600).ended("2026-03-03T10:30:00Z", 1001, "make", 3600);
        String text = report("2026-03-03T12:00:00Z");
        assertTrue(text.contains("Budget   alice used 1h 00m of 40h 00m this week, 39h 00m left"), text);
    }

    @Test
    void aMonthGoesOnWhereAWeekBegins() throws IOException {
        monitored.set("CPU_BUDGET", "alice=30m/month");
        machine.ended("2026-02-28T10:00:00Z", 1001, "make", 60);
        String text = report("2026-02-28T12:00:00Z");
        assertTrue(text.contains("Budget   alice used 1h 01m of 30m 00s this month, 31m 00s too much"), text);
    }

    @Test
    void theStarIsEachPersonWithoutABudgetOfTheirOwn() throws IOException {
        monitored.set("CPU_BUDGET", "alice=40h/week,*=1h/day");
        machine.ended("2026-03-03T10:00:00Z", 1002, "cc1", 1200).ended("2026-03-03T10:00:00Z", 0, "cron", 1200);
        String text = report("2026-03-03T12:00:00Z");
        assertTrue(text.contains("bob used 20m 00s of 1h 00m this day, 40m 00s left"), text);
        assertFalse(text.contains("root used"), text);
        assertEquals(1, text.split("alice used", -1).length - 1, text);
    }

    @Test
    void rulesAndExportSeeThePercentage() throws IOException {
        monitored.set("CPU_BUDGET", "alice=4h/week");
        machine.ended("2026-03-03T10:00:00Z", 1001, "make", 3600);
        String metrics = monitored
                .at("2026-03-03T12:00:00Z")
                .run("collect", "--format", "prometheus")
                .out();
        assertTrue(metrics.contains("monitor_user_cpu_budget_percent{user=\"alice\"} 25\n"), metrics);
    }

    @Test
    void theJsonHasThemWhereThereAreAny() throws IOException {
        assertFalse(monitored.at("2026-02-27T13:00:00Z").report().has("budgets"));
        monitored.set("CPU_BUDGET", "alice=4h/week");
        JsonNode budget = monitored.report().path("budgets").path(0);
        assertEquals("alice", budget.path("user").asText());
        assertEquals("week", budget.path("period").asText());
        assertEquals(4 * 3600, budget.path("limit_seconds").asDouble());
        assertEquals(3600, budget.path("used_seconds").asDouble());
        assertEquals(25, budget.path("percent").asDouble());
    }

    @Test
    void programsAreShownBelowTheirUsers() throws IOException {
        machine.ended("2026-03-03T10:00:00Z", 1001, "make", 10).ended("2026-03-03T10:00:00Z", 1001, "gcc", 30);
        String text = monitored
                .at("2026-03-03T12:00:00Z")
                .run("report", "--dry-run", "--window", "1d", "--by", "program")
                .out();
        int alice = text.indexOf("\nalice");
        int gcc = text.indexOf("\n  gcc");
        int make = text.indexOf("\n  make");
        assertTrue(0 < alice && alice < gcc && gcc < make, text);
    }

    private void collect(String time) {
        Monitored.Outcome outcome = monitored.at(time).run("collect");
        assertEquals(0, outcome.exit(), outcome.err());
    }

    private String report(String time) {
        Monitored.Outcome outcome = monitored.at(time).run("report", "--dry-run");
        assertEquals(0, outcome.exit(), outcome.err());
        return outcome.out();
    }
}
