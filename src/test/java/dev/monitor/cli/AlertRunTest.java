package dev.monitor.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import dev.monitor.deliver.BotApiReply;
import dev.monitor.deliver.BotApiRequest;
import dev.monitor.deliver.BotApiServer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Alerts from the settings to the message, minute by minute on a machine whose load changes. */
final class AlertRunTest {
    private static final String CHAT = "42";
    private static final Duration MINUTE = Duration.ofMinutes(1);

    @TempDir
    Path folder;

    private BotApiServer api;
    private ChangingMachine machine;
    private Monitored monitored;
    private Duration uptime = Duration.ofHours(5);
    private Instant now = Instant.parse("2026-11-20T12:00:00Z");

    @BeforeEach
    void aMachineThatIsWatched() throws IOException {
        api = new BotApiServer();
        machine = new ChangingMachine(folder);
        monitored = new Monitored(folder, machine).telegram(api, CHAT);
    }

    @AfterEach
    void close() throws IOException {
        api.close();
    }

    @Test
    void aThresholdIsToldOnceAndWhenItIsOver() throws Exception {
        monitored.set("MEM_MAX", "1");
        minute();
        minute();
        minute();
        List<String> told = told();
        assertEquals(1, told.size(), told::toString);
        assertTrue(told.get(0).contains("MEM_MAX"), told.get(0));
        monitored.set("MEM_MAX", "");
        minute();
        minute();
        assertEquals(2, told().size(), told()::toString);
        assertTrue(told().get(1).contains("MEM_MAX"), told().get(1));
    }

    @Test
    void theLoadIsToldAboveItsMaximumAndAboveWhatWasToldLast() throws Exception {
        monitored.set("LOAD_AVG_MAX", "1.2");
        int[] toldAfter = new int[7];
        double[] loads = {0.5, 2.0, 1.9, 1.5, 2.05, 2.5, 2.4};
        for (int i = 0; i < loads.length; i++) {
            load(loads[i]);
            toldAfter[i] = told().size();
        }
        // 2.05 is above 2.0 by less than 5 %.
        assertEquals(List.of(0, 1, 1, 1, 1, 2, 2), List.of(boxed(toldAfter)));
        assertTrue(told().get(0).contains("2"), told().get(0));
        assertTrue(told().get(1).contains("2.5"), told().get(1));
    }

    @Test
    void aRuleThatMustLastWaitsThatLongAndNotThatManyRuns() throws Exception {
        monitored.settings("RULE_BUSY=load1 > 1 for 5m");
        load(3);
        load(3);
        assertEquals(List.of(), told());
        skip(Duration.ofMinutes(3));
        load(3);
        assertEquals(1, told().size());
    }

    @Test
    void aClockThatIsSetNeitherFiresNorHoldsBack() throws Exception {
        monitored.settings("RULE_BUSY=load1 > 1 for 5m");
        load(3);
        now = now.plus(Duration.ofHours(1));
        load(3);
        assertEquals(List.of(), told(), "an hour of the wall clock is no time");
        now = now.minus(Duration.ofHours(2));
        for (int i = 0; i < 4; i++) {
            load(3);
        }
        assertEquals(1, told().size(), "five minutes have passed");
    }

    @Test
    void aSilentRuleIsWatchedAndToldWhenTheSilenceEnds() throws Exception {
        monitored.set("LOAD_AVG_MAX", "1.2");
        assertEquals(
                0, at().run("silence", "LOAD_AVG_MAX", "10m", "planned work").exit());
        load(3);
        load(3);
        assertEquals(List.of(), told());
        Monitored.Outcome list = at().run("silence");
        assertTrue(list.out().contains("planned work"), list.out());
        JsonNode rule =
                Monitored.json(at().run("rules", "--format", "json").out()).get(0);
        assertEquals("firing", rule.path("series").get(0).path("state").asText());
        assertTrue(rule.path("silent_until").asText().startsWith("2026-11-20T"), rule::toString);
        skip(Duration.ofMinutes(10));
        load(3);
        assertEquals(1, told().size());
    }

    @Test
    void aSilenceCanBeLifted() throws Exception {
        monitored.set("LOAD_AVG_MAX", "1.2");
        at().run("silence", "LOAD_AVG_MAX", "2h");
        load(3);
        assertEquals(0, at().run("silence", "--lift", "LOAD_AVG_MAX").exit());
        load(3);
        assertEquals(1, told().size());
        Monitored.Outcome again = at().run("silence", "--lift", "LOAD_AVG_MAX");
        assertEquals(64, again.exit());
        assertTrue(again.err().contains("LOAD_AVG_MAX: has no silence"), again.err());
    }

    @Test
    void noRuleIsSilencedThatThereIsNot() {
        monitored.set("LOAD_AVG_MAX", "1.2");
        Monitored.Outcome wrong = at().run("silence", "LOAD_MAX", "2h");
        assertEquals(64, wrong.exit());
        assertTrue(wrong.err().contains("did you mean LOAD_AVG_MAX?"), wrong.err());
        Monitored.Outcome length = at().run("silence", "LOAD_AVG_MAX", "soon");
        assertEquals(64, length.exit());
        assertTrue(length.err().contains("\"soon\""), length.err());
    }

    @Test
    void theKeyOfARuleIsAsGoodAsItsName() throws Exception {
        monitored.settings("RULE_BUSY=load1 > 1");
        assertEquals(0, at().run("silence", "RULE_BUSY", "2h").exit());
        assertTrue(at().run("silence").out().startsWith("BUSY: silent until "));
    }

    @Test
    void aRuleWithTheNameOfAThresholdIsRefused() throws Exception {
        monitored.set("CPU_MAX", "90").settings("RULE_CPU_MAX=cpu_percent > 1");
        Monitored.Outcome outcome = at().run("collect");
        assertEquals(78, outcome.exit());
        assertTrue(outcome.err().contains("RULE_CPU_MAX: "), outcome.err());
    }

    @Test
    void quietHoursHoldBackAndSumUp() throws Exception {
        monitored.set("LOAD_AVG_MAX", "1.2").set("QUIET_HOURS", quietFor(Duration.ofMinutes(4)));
        load(3);
        load(0.1);
        assertEquals(List.of(), told());
        load(0.1);
        load(0.1);
        load(0.1);
        List<String> told = told();
        assertEquals(1, told.size(), told::toString);
        assertTrue(told.get(0).contains("load average") && told.get(0).contains("resolved"), told.get(0));
    }

    @Test
    void whatIsCriticalPassesQuietHours() throws Exception {
        monitored
                .set("QUIET_HOURS", quietFor(Duration.ofMinutes(10)))
                .settings("RULE_BUSY=load1 > 1 severity critical");
        load(3);
        assertEquals(1, told().size());
    }

    @Test
    void allThatHappensInARunIsOneMessage() throws Exception {
        monitored.set("LOAD_AVG_MAX", "1.2").set("MEM_MAX", "1").set("DISK_MAX", "0.001");
        load(3);
        List<String> told = told();
        assertEquals(1, told.size(), told::toString);
        assertTrue(told.get(0).contains("LOAD_AVG_MAX") && told.get(0).contains("MEM_MAX"), told.get(0));
    }

    @Test
    void anAlertThatDoesNotArriveComesLater() throws Exception {
        monitored.set("LOAD_AVG_MAX", "1.2");
        api.script(CHAT, BotApiReply.badGateway());
        load(3);
        load(3);
        List<BotApiRequest> requests = api.requests(CHAT);
        assertEquals(2, requests.size());
        load(3);
        assertEquals(2, api.requests(CHAT).size(), "what arrived is not sent again");
    }

    @Test
    void aDryRunPrintsWhatItWouldTellAndTellsNobody() throws Exception {
        monitored.set("LOAD_AVG_MAX", "1.2");
        machine.proc("loadavg", "3.00 3.00 3.00 1/100 4000\n");
        Monitored.Outcome dry = at().run("collect", "--dry-run");
        assertEquals(0, dry.exit());
        assertTrue(dry.out().lines().findFirst().orElseThrow().startsWith("{\"time\""), dry.out());
        assertTrue(dry.out().contains("to telegram 42: ") && dry.out().contains("LOAD_AVG_MAX"), dry.out());
        assertEquals(List.of(), told());
    }

    @Test
    void rulesAreTriedOnAJournal() throws Exception {
        double[] loads = {0.1, 3, 3, 0.1, 0.1, 4, 0.1};
        for (double load : loads) {
            load(load);
        }
        monitored.set("LOAD_AVG_MAX", "1.2");
        List<String> words = new ArrayList<>(List.of("rules", "test"));
        try (Stream<Path> files = Files.list(monitored.log())) {
            files.sorted().map(Path::toString).forEach(words::add);
        }
        words.addAll(List.of("--format", "json"));
        JsonNode trial = Monitored.json(at().run(words.toArray(String[]::new)).out());
        assertEquals(loads.length, trial.path("runs").asInt());
        assertEquals(
                List.of("firing 3.0", "resolved 0.1", "firing 4.0", "resolved 0.1"),
                StreamSupport.stream(trial.path("tellings").spliterator(), false)
                        .map(telling -> telling.path("kind").asText() + " "
                                + telling.path("value").asDouble())
                        .toList());
    }

    private Monitored at() {
        return monitored.at(now.toString());
    }

    /** A run, a minute after the last one. */
    private void minute() throws IOException {
        skip(MINUTE);
        Monitored.Outcome outcome = at().run("collect");
        assertEquals(0, outcome.exit(), outcome.err());
    }

    private void load(double load) throws IOException {
        machine.proc("loadavg", load + " " + load + " " + load + " 1/100 4000\n");
        minute();
    }

    /** Time that passes on every clock of the machine. */
    private void skip(Duration length) throws IOException {
        now = now.plus(length);
        uptime = uptime.plus(length);
        machine.proc("uptime", uptime.toSeconds() + ".00 1.00\n");
    }

    /** Quiet hours in the zone of this JVM that last so long from now. */
    private String quietFor(Duration length) {
        ZoneId zone = ZoneId.systemDefault();
        DateTimeFormatter format = DateTimeFormatter.ofPattern("HH:mm");
        return format.format(now.atZone(zone)) + "-"
                + format.format(now.plus(length).atZone(zone));
    }

    /** What arrived in the chat, a text or a caption each. */
    private List<String> told() {
        return api.requests(CHAT).stream()
                .map(request -> request.text().isEmpty() ? request.caption() : request.text())
                .toList();
    }

    private static Integer[] boxed(int[] numbers) {
        return Arrays.stream(numbers).boxed().toArray(Integer[]::new);
    }
}
