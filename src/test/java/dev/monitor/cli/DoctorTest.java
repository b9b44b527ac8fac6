package dev.monitor.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.monitor.deliver.BotApiReply;
import dev.monitor.deliver.BotApiRequest;
import dev.monitor.deliver.BotApiServer;
import dev.monitor.deliver.MailServer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What {@code doctor} finds: on machines of which it is known, and with a Bot API. */
class DoctorTest {
    private static final String UPDATES = """
            [{"update_id": 1, "message": {"message_id": 5, "date": 1700000000, "text": "hi",
              "chat": {"id": 4711, "type": "private", "first_name": "Ada"}}},
             {"update_id": 2, "message": {"message_id": 6, "date": 1700000000, "text": "hi",
              "is_topic_message": true, "message_thread_id": 9,
              "chat": {"id": -100200, "type": "supergroup", "title": "Ops\\u001b[31m <b>"}}}]""";

    @TempDir
    Path folder = Path.of("");

    private BotApiServer api;
    private Monitored monitored;

    @BeforeEach
    void aMachine() throws IOException {
        api = new BotApiServer();
        monitored = new Monitored(folder, "normal").at("2026-03-02T12:00:00Z");
    }

    @AfterEach
    void close() throws IOException {
        api.close();
    }

    @Test
    void aMachineWithoutAnythingSetUpIsNotedWithWhatToDo() {
        Monitored.Outcome outcome = doctor(0);
        assertFinding(outcome, "ok", "settings", "no settings file; defaults and environment are used");
        assertFinding(outcome, "ok", "state", monitored.state() + ", is made by the first run");
        assertFinding(outcome, "note", "accounting", "there is no accounting file");
        assertFinding(outcome, "note", "accounting", "apt-get install acct");
        assertFinding(outcome, "ok", "sessions", "from /run/utmp");
        assertFinding(outcome, "note", "last run", "none yet");
        assertFinding(outcome, "note", "telegram", "not configured: reports are printed; set BOT_TOKEN and CHAT_ID");
        assertFalse(Files.exists(monitored.state()), "looking changes nothing");
    }

    @Test
    void anAccountingFileThatIsNamedAndMissingIsNamed() {
        monitored.set("PACCT_FILE", "/srv/pacct");
        assertFinding(doctor(0), "note", "accounting", "/srv/pacct, which PACCT_FILE names, is not there: only living");
        monitored.set("ACCOUNTING_SOURCE", "pacct");
        assertFinding(doctor(69), "fault", "accounting", "and ACCOUNTING_SOURCE lets nothing else count");
    }

    @Test
    void theLastRunIsToldWithItsAge() {
        monitored.run("collect");
        assertFinding(monitored.at("2026-03-02T12:00:30Z").run("doctor"), "ok", "last run", "30 seconds ago");
        assertFinding(monitored.at("2026-03-02T13:00:00Z").run("doctor"), "note", "last run", "60 minutes ago");
    }

    @Test
    void accountingThatIsThereCanBeRead() throws IOException {
        ChangingMachine machine = new ChangingMachine(folder);
        monitored = new Monitored(folder, machine);
        assertFinding(doctor(0), "ok", "accounting", machine.pacct() + ": can be read");
        assertFinding(monitored.set("ACCOUNTING_SOURCE", "off").run("doctor"), "note", "accounting", "switched off");
    }

    @Test
    void otherSourcesOfSessionsAreFound() {
        assertFinding(new Monitored(folder, "logind").run("doctor"), "ok", "sessions", "from logind");
        assertFinding(new Monitored(folder, "container").run("doctor"), "note", "sessions", "neither utmp nor logind");
    }

    @Test
    void oddSettingsAreNoted() throws IOException {
        monitored.settings("LOG_KEP=10d", "API_ID=1", "API_HASH=abc");
        Monitored.Outcome outcome = doctor(0);
        assertFinding(outcome, "ok", "settings", folder.resolve(".env").toString());
        assertFinding(outcome, "note", "settings", "LOG_KEEP");
        assertFinding(outcome, "note", "settings", "API_ID and API_HASH are not needed");
    }

    @Test
    void aFolderThatIsNoneIsAFault() throws IOException {
        Files.writeString(monitored.log(), "in the way");
        assertFinding(doctor(69), "fault", "journal", monitored.log() + ": is no folder; set LOG_PATH");
    }

    @Test
    void theChatsThatWroteAreListedWithTheirIds() {
        api.script("getUpdates", BotApiReply.result(UPDATES));
        monitored.telegram(api, "4711");
        Monitored.Outcome outcome = doctor(0);
        assertFinding(outcome, "ok", "telegram", "the bot is @monitor_bot");
        assertFinding(outcome, "ok", "telegram", "chat 4711 (private Ada)");
        assertFinding(outcome, "ok", "telegram", "chat -100200:9 (supergroup Ops?[31m <b>); put it into CHAT_ID");
        assertFalse(outcome.out().contains("Ada); put it"), outcome.out());
    }

    @Test
    void aWrongTokenIsAFault() {
        monitored.telegram(api, "4711").set("BOT_TOKEN", "110201543:AAwrongwrongwrongwrongwrongwrongwro");
        Monitored.Outcome outcome = doctor(69);
        assertFinding(outcome, "fault", "telegram", "the token is wrong: check BOT_TOKEN");
        assertFalse(outcome.out().contains("AAwrong"), outcome.out());
    }

    @Test
    void aBotWithoutChatsIsNoted() {
        monitored.telegram(api).set("CHAT_ID", "");
        assertFinding(monitored.run("doctor"), "note", "telegram", "no chat is configured");
    }

    @Test
    void theMailServerIsAskedWithoutAMail() {
        try (MailServer mail = new MailServer()) {
            monitored.email(mail, "ops@example.org");
            assertFinding(doctor(0), "ok", "email", "127.0.0.1:" + mail.port() + ", not encrypted, without a login");
            assertEquals(0, mail.mails().size());
        }
        assertFinding(doctor(69), "fault", "email", "Connection refused (check SMTP_HOST and SMTP_PORT)");
    }

    @Test
    void aTestMessageTakesTheWayOfAllOthers() {
        monitored.telegram(api, "4711", "-100:3");
        Monitored.Outcome outcome = monitored.run("doctor", "--send-test");
        assertEquals(0, outcome.exit(), outcome.out());
        assertFinding(outcome, "ok", "test", "telegram 4711: delivered");
        assertFinding(outcome, "ok", "test", "telegram -100:3: delivered");
        BotApiRequest request = api.requests("4711").get(0);
        assertTrue(request.text().contains("monitor can write here"), request.text());
        monitored.run("collect");
        assertEquals(1, api.requests("4711").size());
    }

    @Test
    void aTestMessageThatDoesNotArriveIsAFault() {
        monitored.telegram(api, "4711", "4712");
        api.script("4711", BotApiReply.refused(400, "Bad Request: chat not found"));
        Monitored.Outcome outcome = monitored.run("doctor", "--send-test");
        assertEquals(69, outcome.exit());
        assertFinding(outcome, "fault", "test", "add the bot to the chat, and check CHAT_ID");
        assertFinding(outcome, "ok", "test", "telegram 4712: delivered");
    }

    @Test
    void aTestMessageToAGroupThatMovedArrives() {
        monitored.telegram(api, "-100");
        api.script("-100", BotApiReply.moved("-100777"));
        Monitored.Outcome outcome = monitored.run("doctor", "--send-test");
        assertFinding(outcome, "ok", "test", "telegram -100777: delivered");
        assertFinding(outcome, "ok", "test", "has moved to -100777; put that into CHAT_ID");
        assertEquals(0, outcome.exit());
    }

    @Test
    void aTestMessageWithoutAChatIsASettingThatIsWrong() {
        Monitored.Outcome outcome = monitored.run("doctor", "--send-test");
        assertEquals(78, outcome.exit());
        assertEquals(
                "monitor: no channel is configured, so no test message can be sent; set CHAT_ID, MAIL_TO or TWILIO_TO\n",
                outcome.err());
    }

    private Monitored.Outcome doctor(int exit) {
        Monitored.Outcome outcome = monitored.run("doctor");
        assertEquals(exit, outcome.exit(), outcome.out() + outcome.err());
        assertEquals("", outcome.err());
        return outcome;
    }

    private static void assertFinding(Monitored.Outcome outcome, String level, String subject, String text) {
        boolean found = outcome.out()
                .lines()
                .anyMatch(line -> line.startsWith(level + " ")
                        && line.substring(6).strip().startsWith(subject + " ")
                        && line.contains(text));
        assertTrue(found, level + " " + subject + ": " + text + " not in:\n" + outcome.out() + outcome.err());
    }
}
