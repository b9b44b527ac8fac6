package dev.monitor.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import dev.monitor.deliver.BotApiReply;
import dev.monitor.deliver.BotApiServer;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.time.OffsetDateTime;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code outbox}: what a person sees of what waits and was given up, and does about it. */
class OutboxCommandTest {
    private static final BotApiReply BLOCKED = BotApiReply.refused(403, "Forbidden: bot was blocked by the user");

    @TempDir
    Path folder = Path.of("");

    private BotApiServer api;
    private Monitored monitored;

    @BeforeEach
    void aChatThatBlockedTheBotAndOneThatIsBusy() throws IOException {
        api = new BotApiServer();
        monitored =
                new Monitored(folder, "normal").telegram(api, "-100", "-200").at("2026-03-02T12:00:00Z");
    }

    @AfterEach
    void close() throws IOException {
        api.close();
    }

    @Test
    void isEmptyWhereNothingWaits() {
        assertEquals(
                "Nothing waits to be sent, and nothing was given up.\n",
                run(0, "outbox").out());
        assertEquals("[ ]\n", run(0, "outbox", "--format", "json").out());
    }

    @Test
    void listsWhatWaitsAndThenWhatWasGivenUpWithTheAnswers() {
        sendWithTrouble();
        String out = monitored.at("2026-03-02T12:03:00Z").run("outbox").out();
        String[] lines = out.split("\n", -1);
        assertEquals("ID  MESSAGE   AGE  KIND    CHANNEL   RECIPIENT  PART  TRIES   NEXT TRY", lines[0].strip());
        assertTrue(lines[1].matches(" 2  [0-9a-f]{8}   3m  report  telegram  -200        1/2      1  in 3m 40s"), out);
        assertEquals("      Too Many Requests: retry later", lines[2]);
        assertTrue(lines[3].matches(" 4  [0-9a-f]{8}   3m  report  telegram  -200        2/2      0  in 3m 40s"), out);
        assertTrue(out.contains("-100        2/2      0   given up\n      Forbidden: bot was blocked"), out);
        out.lines().forEach(line -> assertTrue(line.length() <= 80, line));
    }

    @Test
    void jsonHasAllOfIt() {
        sendWithTrouble();
        JsonNode rows = Monitored.json(run(0, "outbox", "--format", "json").out());
        JsonNode first = rows.path(0);
        assertEquals("pending", first.path("state").asText());
        assertEquals("-200", first.path("recipient").asText());
        assertEquals(1, first.path("tries").asInt());
        assertEquals(
                Instant.parse("2026-03-02T12:06:40Z"),
                OffsetDateTime.parse(first.path("due").asText()).toInstant());
        assertEquals("CPU report of localhost", first.path("subject").asText());
        assertEquals(5, rows.size());
        assertTrue(rows.path(4).path("due").isNull());
    }

    @Test
    void retryMakesAllThatWaitsDueAndDeliversIt() {
        sendWithTrouble();
        Monitored.Outcome outcome = run(0, "outbox", "retry");
        assertEquals("""
                telegram -200: delivered
                telegram -200 (part 1 of 2): delivered
                telegram -200 (part 2 of 2): delivered
                """, outcome.out());
        assertEquals("nothing waits to be sent\n", run(0, "outbox", "retry").out());
        assertTrue(run(0, "outbox").out().contains("given up"), "what was given up stays so");
    }

    @Test
    void retryOfAMessageSendsWhatWasGivenUpOfIt() {
        sendWithTrouble();
        String message = message();
        Monitored.Outcome outcome = run(0, "outbox", "retry", message.substring(0, 6));
        assertTrue(outcome.out().contains("telegram -100 (part 2 of 2): delivered"), outcome.out());
        assertEquals(
                "Nothing waits to be sent, and nothing was given up.\n",
                run(0, "outbox").out());
        Monitored.Outcome again = run(64, "outbox", "retry", message);
        assertEquals("monitor: " + message + ": is delivered already\n", again.err());
    }

    @Test
    void retryOfARowSendsThatAlone() {
        sendWithTrouble();
        assertEquals(
                "telegram -100 (part 1 of 2): delivered",
                run(0, "outbox", "retry", "1").out().lines().findFirst().orElse(""));
        assertEquals(1, api.requests("-200").size(), "its pause goes on");
    }

    @Test
    void dropGivesUpWhatWaitsAndNothingElse() {
        sendWithTrouble();
        assertEquals(
                "telegram -200: dropped: CPU report of localhost\n",
                run(0, "outbox", "drop", "2").out());
        assertTrue(run(0, "outbox").out().contains("given up\n      dropped by hand"));
        assertEquals(
                "monitor: 2: is given up already\n",
                run(64, "outbox", "drop", "2").err());
        run(0, "outbox", "drop", message());
        assertEquals(
                "telegram -200: delivered\n", run(0, "outbox", "retry").out(), "that the other chat is out of reach");
    }

    @Test
    void whatIsUnknownIsWrongUsage() {
        sendWithTrouble();
        String unknown = ": there is no such request or message; `outbox` lists them\n";
        assertEquals("monitor: 99" + unknown, run(64, "outbox", "retry", "99").err());
        assertEquals("monitor: %" + unknown, run(64, "outbox", "drop", "%").err());
        assertEquals(
                "monitor: outbox: which one is to be dropped?; try 'monitor outbox --help'\n",
                run(64, "outbox", "drop").err());
        assertTrue(run(64, "outbox", "send").err().contains("\"send\" is neither retry nor drop"));
        assertEquals(64, monitored.run("outbox", "retry", "1", "2").exit());
    }

    @Test
    void doctorTellsDepthAgeAndWhomNothingReaches() {
        sendWithTrouble();
        String out = monitored.at("2026-03-02T12:20:00Z").run("doctor").out();
        assertTrue(out.contains("note    outbox      3 requests wait to be sent, the oldest since 20 minutes"), out);
        assertTrue(out.contains("fault   outbox      nothing arrives since 20 minutes at telegram -100"), out);
        assertTrue(out.contains("note    outbox      given up: telegram -100: Forbidden"), out);
        assertFalse(out.contains("fault   outbox      nothing arrives since 20 minutes at telegram -200"), out);
    }

    /** The first chat gives up both parts, the second asks for a pause, after which it is told of the first. */
    private void sendWithTrouble() {
        api.script("-100", BLOCKED);
        api.script("-200", BotApiReply.tooMany(400));
        monitored.run("report");
    }

    private String message() {
        return Monitored.json(run(0, "outbox", "--format", "json").out())
                .path(0)
                .path("message")
                .asText();
    }

    private Monitored.Outcome run(int exit, String... args) {
        Monitored.Outcome outcome = monitored.run(args);
        assertEquals(exit, outcome.exit(), outcome.out() + outcome.err());
        return outcome;
    }
}
