package dev.monitor.web;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.monitor.cli.Monitored;
import dev.monitor.store.Store;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the server answers about a machine of which two days of minutes and a month of hours are recorded. */
class WebApiTest {
    private static final Instant NOW = Instant.parse("2026-03-04T12:00:07Z");

    @TempDir
    static Path folder = Path.of("");

    private static Served served;

    @BeforeAll
    static void start() throws Exception {
        Recorded.make(folder.resolve("state"), NOW.minusSeconds(20), Duration.ofDays(2), Duration.ofDays(33));
        served = Served.start(folder, Map.of("HISTORY_KEEP", "2d"), NOW);
    }

    @AfterAll
    static void stop() {
        served.close();
    }

    private static JsonNode json(String path) throws Exception {
        HttpResponse<String> answer = served.get(path);
        assertEquals(200, answer.statusCode(), answer.body());
        assertEquals(
                "application/json", answer.headers().firstValue("Content-Type").orElse(""));
        return new JsonMapper().readTree(answer.body());
    }

    private static JsonNode printed(String... args) throws Exception {
        Monitored.Outcome outcome = new Monitored(folder).at(NOW.toString()).run(args);
        assertEquals(0, outcome.exit(), outcome.err());
        return new JsonMapper().readTree(outcome.out());
    }

    @Test
    void theOverviewTellsWhetherAllIsWellAndWhoUsesTheMachine() throws Exception {
        JsonNode overview = json("/api/v1/overview");
        assertEquals("alerts", overview.path("state").asText());
        assertEquals("One alert is firing", overview.path("headline").asText());
        assertEquals("compute1", overview.path("host").asText());
        assertEquals(NOW.getEpochSecond() - 20, overview.path("at").asLong());
        assertEquals(8, overview.at("/figures/cpus").asInt());
        assertEquals(86, overview.at("/alerts/0/value").asDouble());
        assertEquals("file system /home", overview.at("/alerts/0/title").asText());
        assertTrue(overview.at("/today/0/share").asDouble() > 0);
        assertEquals(1, overview.at("/outbox/pending").asInt());
        JsonNode load = printed("history", "load1", "--since", "1m", "--format", "json");
        assertEquals(load.at("/series/0/points/0/value"), overview.at("/figures/load1"));
    }

    @Test
    void samplesAreThoseOfTheCommandPageByPage() throws Exception {
        List<String> expected = new ArrayList<>();
        for (JsonNode point : printed("history", "cpu_percent", "--since", "24h", "--format", "json")
                .at("/series/0/points")) {
            expected.add(0, point.path("timestamp").asLong() + " " + point.path("value"));
        }
        List<String> paged = new ArrayList<>();
        String at = "";
        JsonNode page;
        do {
            page = json("/api/v1/samples?metric=cpu_percent&limit=400" + at);
            assertEquals(!at.isEmpty(), page.path("newer").asBoolean());
            for (JsonNode row : page.path("rows")) {
                paged.add(row.path(0).asLong() + " " + row.path(4));
            }
            at = "&before=" + paged.get(paged.size() - 1).split(" ", 2)[0];
        } while (page.path("older").asBoolean());
        assertEquals(expected, paged);
        JsonNode oldest = json("/api/v1/samples?metric=cpu_percent&limit=5&after=0");
        assertEquals(expected.get(expected.size() - 1), oldest.at("/rows/4/0") + " " + oldest.at("/rows/4/4"));
        assertFalse(oldest.path("older").asBoolean());
        JsonNode back = json("/api/v1/samples?metric=cpu_percent&limit=5&after=" + oldest.at("/rows/0/0"));
        assertEquals(expected.get(expected.size() - 6), back.at("/rows/4/0") + " " + back.at("/rows/4/4"));
    }

    @Test
    void downloadsAreWhatTheCommandPrints() throws Exception {
        for (String form : List.of("csv", "json")) {
            HttpResponse<String> file = served.get(
                    "/api/v1/history." + form + "?metric=filesystem_percent&from=30d&to=" + NOW.getEpochSecond());
            Monitored.Outcome printed = new Monitored(folder)
                    .at(NOW.toString())
                    .run("history", "filesystem_percent", "--since", "30d", "--format", form);
            assertEquals(printed.out(), file.body());
            assertEquals(
                    "attachment; filename=\"filesystem_percent." + form + "\"",
                    file.headers().firstValue("Content-Disposition").orElse(""));
        }
    }

    @Test
    void historyComesInAboutAsManyPointsAsAreAskedFor() throws Exception {
        JsonNode hour = json("/api/v1/history?metric=load1&from=1h");
        assertEquals(0, hour.path("step_seconds").asInt());
        assertEquals(60, hour.at("/series/0/points").size());
        JsonNode month = json("/api/v1/history?metric=load1,load5,swap_percent&from=30d&points=120");
        assertEquals(6 * 3600, month.path("step_seconds").asInt());
        assertEquals(3, month.path("series").size());
        assertTrue(month.at("/series/0/points").size() > 100);
        JsonNode mounts = json("/api/v1/history?metric=filesystem_percent&labels=%7Bmount%3D%22/home%22%7D");
        assertEquals(1, mounts.path("series").size());
    }

    @Test
    void usersAreThoseOfTheCommand() throws Exception {
        JsonNode printed = printed("history", "users", "--since", "5d", "--format", "json");
        LocalDate today = LocalDate.ofInstant(NOW, ZoneId.systemDefault());
        JsonNode users = json("/api/v1/users?from=" + today.minusDays(4) + "&to=" + today)
                .path("users");
        assertEquals(printed.size(), users.size());
        for (int user = 0; user < users.size(); user++) {
            assertEquals(printed.at("/" + user + "/user"), users.at("/" + user + "/user"));
            assertEquals(
                    printed.at("/" + user + "/days/4/cpu_seconds").asDouble(),
                    users.at("/" + user + "/cpu_seconds/4").asDouble());
        }
    }

    @Test
    void alertsRunsAndDeliveriesAreListed() throws Exception {
        JsonNode alerts = json("/api/v1/alerts?from=7d");
        assertEquals("HOME", alerts.at("/firing/0/rule").asText());
        assertEquals(2, alerts.path("past").size());
        assertEquals("LOAD", alerts.at("/silences/0/rule").asText());
        JsonNode runs = json("/api/v1/runs?limit=3").path("runs");
        assertEquals(3, runs.size());
        assertEquals(60, runs.at("/0/seconds_since_previous").asInt());
        assertEquals("…90", json("/api/v1/outbox").at("/waiting/0/recipient").asText());
        assertEquals(10, json("/api/v1/top").path("top").size());
        assertEquals(5, json("/api/v1/sessions").path("sessions").size());
        assertTrue(json("/api/v1/series").path("series").size() > 10);
    }

    @Test
    void prometheusAndAWatcherGetTheirs() throws Exception {
        String metrics = served.get("/metrics").body();
        assertTrue(metrics.contains("\nmonitor_filesystem_percent{mount=\"/home\"} 86\n"), metrics);
        assertTrue(
                metrics.contains("\nmonitor_last_run_timestamp_seconds " + (NOW.getEpochSecond() - 20) + "\n"),
                metrics);
        HttpResponse<String> health = served.get("/healthz");
        assertEquals(200, health.statusCode());
        assertEquals("ok, the last run was 20 seconds ago\n", health.body());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/api/v1/history",
                "/api/v1/history?metric=",
                "/api/v1/history?metric=load1&from=tomorrow",
                "/api/v1/history?metric=load1&from=1h&to=2h",
                "/api/v1/history?metric=load1&from=99999999999999999999",
                "/api/v1/history?metric=load1&from=999999999999",
                "/api/v1/history?metric=load1&from=2026-02-30",
                "/api/v1/history?metric=load1&points=0",
                "/api/v1/history?metric=load1&points=1e9",
                "/api/v1/history?metric=load1&metric=load5",
                "/api/v1/history?metric=load1&form=1h",
                "/api/v1/history?metric=load1&labels=x",
                "/api/v1/history?metric=load1&labels=%7Ba%3D%22",
                "/api/v1/history?metric",
                "/api/v1/samples?metric=filesystem_percent",
                "/api/v1/samples?metric=load1&before=1&after=1",
                "/api/v1/users?from=2026-01-01&to=2025-01-01",
                "/api/v1/users?from=0001-01-01",
                "/api/v1/history.csv?metric=load1,load5",
                "/api/v1/overview?x=y",
            })
    void whatMakesNoSenseIsRefusedInOneLine(String path) throws Exception {
        HttpResponse<String> answer = served.get(path);
        assertEquals(400, answer.statusCode(), answer.body());
        JsonNode error = new JsonMapper().readTree(answer.body());
        assertTrue(
                error.path("error").asText().length() > 10
                        && !error.path("error").asText().contains("\n"),
                answer.body());
    }

    @Test
    void noSecretAndNoMessageIsInAnyAnswer() throws Exception {
        for (String path : List.of(
                "/",
                "/metrics",
                "/api/v1/overview",
                "/api/v1/top",
                "/api/v1/sessions",
                "/api/v1/outbox",
                "/api/v1/alerts",
                "/api/v1/runs")) {
            String body = served.get(path).body();
            assertFalse(body.contains("secret-of-the-body"), path);
            assertFalse(body.contains("of-the-command-line"), path);
            assertFalse(body.contains("1234567890"), path);
        }
    }

    @Test
    void aRunThatCommitsDisturbsNobody() throws Exception {
        try (Store store = Store.open(folder.resolve("state"))) {
            store.transaction(() -> {
                store.samples().add(NOW.plusSeconds(40), List.of());
                assertEquals(200, status("/api/v1/series"));
                assertEquals(200, status("/api/v1/history?metric=load1&from=7h"));
            });
        }
        assertEquals(200, status("/api/v1/runs?limit=7"));
    }

    private static int status(String path) {
        try {
            return served.get(path).statusCode();
        } catch (Exception e) {
            throw new AssertionError(e);
        }
    }
}
