package dev.monitor.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.monitor.deliver.BotApiReply;
import dev.monitor.deliver.BotApiRequest;
import dev.monitor.deliver.BotApiServer;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A report on its way to Telegram over several runs: it arrives once wherever it can, in its order. */
class TelegramRunTest {
    private static final Monitored.Outcome SILENT = new Monitored.Outcome(0, "", "");
    private static final List<String> BOTH = List.of("sendMessage", "sendPhoto");

    @TempDir
    Path folder = Path.of("");

    private BotApiServer api;
    private Monitored monitored;

    @BeforeEach
    void twoChats() throws IOException {
        api = new BotApiServer();
        monitored = new Monitored(folder, "normal").telegram(api, "-100", "-200");
    }

    @AfterEach
    void close() throws IOException {
        api.close();
    }

    @Test
    void aReportGoesToEachChatOnceAndNothingIsPrintedFromCron() {
        assertEquals(SILENT, at(0).run("report"));
        assertEquals(BOTH, methods("-100"));
        assertEquals(BOTH, methods("-200"));
        assertEquals(SILENT, at(1).run("collect"));
        assertEquals(4, api.requests().size());
    }

    @Test
    void onATerminalItIsToldWhatWasSentWhere() {
        Monitored.Outcome outcome = at(0).onTerminal().run("report");
        assertEquals("", outcome.out());
        assertEquals("""
                monitor: telegram -100 (part 1 of 2): delivered
                monitor: telegram -100 (part 2 of 2): delivered
                monitor: telegram -200 (part 1 of 2): delivered
                monitor: telegram -200 (part 2 of 2): delivered
                """, outcome.err());
    }

    @Test
    void theTextHasTheReportAndThePhotoItsChart() {
        at(0).run("report");
        BotApiRequest text = api.requests("-100").get(0);
        assertEquals("HTML", text.parseMode());
        assertTrue(text.text().contains("student02"), text.text());
        BotApiRequest photo = api.requests("-100").get(1);
        assertEquals("image/png", photo.fileType());
        assertEquals("89504e47", photo.file().substring(0, 4).hex());
    }

    @Test
    void eachMessageArrivesOnceThroughAllThatMayHappen() {
        api.script("-100", BotApiReply.refused(403, "Forbidden: bot was blocked by the user"));
        api.script("-200", BotApiReply.tooMany(1), BotApiReply.dropped(), BotApiReply.badGateway());
        assertEquals(0, at(0).run("report").exit());
        assertEquals(1, api.requests("-100").size(), "who refuses the text is not asked again");
        assertEquals(3, api.requests("-200").size(), "again after a second, then dropped; what is told of -100: 502");
        assertEquals(SILENT, at(20).run("collect"));
        List<BotApiRequest> requests = api.requests("-200");
        assertTrue(requests.get(3).text().contains("cannot be reached"), "alerts first");
        assertTrue(requests.get(4).text().contains("student02"));
        assertEquals("sendPhoto", requests.get(5).method());
        assertEquals(SILENT, at(21).run("collect"));
        assertEquals(SILENT, at(22).run("report"));
        assertEquals(List.of("sendMessage", "sendMessage"), methods("-100"), "nobody used anything since: no chart");
        assertEquals(7, api.requests("-200").size());
    }

    @Test
    void aPartWaitsForTheOneBeforeIt() {
        api.script("-100", BotApiReply.tooMany(300));
        at(0).run("report");
        assertEquals(List.of("sendMessage"), methods("-100"));
        assertEquals(SILENT, at(1).run("collect"));
        assertEquals(List.of("sendMessage"), methods("-100"));
        assertEquals(BOTH, methods("-200"));
        assertEquals(SILENT, at(6).run("collect"));
        assertEquals(List.of("sendMessage", "sendMessage", "sendPhoto"), methods("-100"));
    }

    @Test
    void markupThatIsRefusedArrivesAsPlainText() {
        api.script("-100", BotApiReply.refused(400, "Bad Request: can't parse entities: Unexpected end tag"));
        assertEquals(SILENT, at(0).run("report"));
        List<BotApiRequest> requests = api.requests("-100");
        assertEquals(3, requests.size());
        assertEquals("", requests.get(1).parseMode());
        assertTrue(requests.get(1).text().contains("student02"));
        assertTrue(!requests.get(1).text().contains("<"), requests.get(1).text());
    }

    @Test
    void aPhotoThatIsRefusedDoesNotCostTheText() {
        api.script("-100", BotApiReply.ok(), BotApiReply.refused(400, "Bad Request: PHOTO_INVALID_DIMENSIONS"));
        Monitored.Outcome outcome = at(0).run("report");
        assertEquals(0, outcome.exit());
        assertEquals("monitor: telegram -100: given up: Bad Request: PHOTO_INVALID_DIMENSIONS\n", outcome.err());
        assertEquals(SILENT, at(1).run("collect"));
        assertEquals(BOTH, methods("-100"));
    }

    @Test
    void aGroupThatMovedIsFollowedAndToldOnce() {
        api.script("-100", BotApiReply.moved("-100777"));
        Monitored.Outcome outcome = at(0).run("report");
        assertEquals("monitor: telegram -100: has moved to -100777; put that into CHAT_ID\n", outcome.err());
        assertEquals(List.of("sendMessage"), methods("-100"));
        assertEquals(BOTH, methods("-100777"));
        assertEquals(SILENT, at(1).run("report"));
        assertEquals(1, api.requests("-100").size());
        assertEquals(3, api.requests("-100777").size(), "nobody used anything since, so there is no chart");
    }

    @Test
    void aGroupThatMovedTwiceIsAskedOnlyWhereItIs() {
        api.script("-100", BotApiReply.moved("-100777"));
        at(0).run("report");
        api.script("-100777", BotApiReply.moved("-100888"));
        at(1).run("report");
        int asked = api.requests("-100777").size();
        assertEquals(SILENT, at(2).run("report"));
        assertEquals(asked, api.requests("-100777").size());
        assertEquals(2, api.requests("-100888").size());
    }

    @Test
    void topicsAndChannelsAreRecipientsToo() {
        monitored.set("CHAT_ID", "-100:5,@news");
        assertEquals(SILENT, at(0).run("report"));
        assertEquals("5", api.requests("-100").get(0).thread());
        assertEquals("5", api.requests("-100").get(1).thread());
        assertEquals("", api.requests("@news").get(0).thread());
        assertEquals(BOTH, methods("@news"));
    }

    @Test
    void aTopicMovesWithItsGroup() {
        monitored.set("CHAT_ID", "-100:5");
        api.script("-100", BotApiReply.moved("-100777"));
        at(0).run("report");
        assertEquals(BOTH, methods("-100777"));
        assertEquals("5", api.requests("-100777").get(1).thread());
    }

    @Test
    void collectDeliversWhatAReportCouldNot() throws IOException {
        api.close();
        Monitored.Outcome unreachable = at(0).run("report");
        assertEquals(0, unreachable.exit());
        assertEquals(2, unreachable.err().lines().count(), unreachable.err());
        try (BotApiServer back = new BotApiServer()) {
            monitored.set("TELEGRAM_API_URL", back.url().toString());
            assertEquals(SILENT, at(1).run("collect"));
            assertEquals(4, back.requests().size());
        }
    }

    @Test
    void aReportThatCouldNotBeDeliveredForTwoDaysIsGivenUp() {
        api.script("-100", BotApiReply.dropped(), BotApiReply.dropped());
        at(0).run("report");
        at(47 * 60).run("collect");
        assertEquals(2, api.requests("-100").size());
        at(49 * 60).run("collect");
        assertEquals(2, api.requests("-100").size());
        Monitored.Outcome doctor = monitored.run("doctor");
        assertTrue(
                doctor.out().contains("given up: telegram -100: expired; the last try said: no answer"), doctor.out());
    }

    @Test
    void aFailureIsToldOnceUntilItChanges() {
        BotApiReply blocked = BotApiReply.refused(403, "Forbidden: bot was blocked by the user");
        api.script("-100", blocked, blocked, BotApiReply.badGateway());
        assertEquals(1, at(0).run("report").err().lines().count());
        assertEquals(SILENT, at(1).run("report"));
        assertEquals(1, at(2).run("report").err().lines().count());
        assertEquals(SILENT, at(3).run("collect"));
        api.script("-100", blocked);
        assertEquals(1, at(4).run("report").err().lines().count(), "it was well in between");
    }

    @Test
    void aPauseIsToldOnceHoweverLongItGets() {
        api.script("-100", BotApiReply.tooMany(60), BotApiReply.tooMany(90));
        assertEquals(1, at(0).run("report").err().lines().count());
        assertEquals(SILENT, at(2).run("collect"));
    }

    private Monitored at(int minutes) {
        return monitored.at(
                Instant.parse("2026-03-02T12:00:00Z").plusSeconds(60L * minutes).toString());
    }

    private List<String> methods(String chat) {
        List<String> methods = new ArrayList<>();
        for (BotApiRequest request : api.requests(chat)) {
            methods.add(request.method());
        }
        return methods;
    }
}
