package dev.monitor.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.monitor.deliver.TwilioReply;
import dev.monitor.deliver.TwilioRequest;
import dev.monitor.deliver.TwilioServer;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What {@code doctor} finds out about SMS, without sending one. */
class SmsDoctorTest {
    @TempDir
    Path folder = Path.of("");

    private TwilioServer twilio;
    private Monitored monitored;

    @BeforeEach
    void aMachine() throws IOException {
        twilio = new TwilioServer();
        monitored = new Monitored(folder, "normal").sms(twilio, "+4917012345678");
    }

    @AfterEach
    void close() {
        twilio.close();
    }

    @Test
    void credentialsThatAreAcceptedAreToldWithTheNameOfTheAccount() {
        assertFinding(0, "ok sms the Twilio account is Ops");
        assertFalse(twilio.requests().stream().anyMatch(TwilioRequest::isToSend));
    }

    @Test
    void aWrongTokenIsAFaultAndIsNotShown() {
        monitored.set("TWILIO_AUTH_TOKEN", "canary-of-another-kind");
        String out = assertFinding(
                69,
                "fault sms error 20003: the account or its token is wrong:"
                        + " check TWILIO_ACCOUNT_SID and TWILIO_AUTH_TOKEN");
        assertFalse(out.contains("canary"), out);
    }

    @Test
    void anAccountThatMayNotSendIsAFault() {
        twilio.script(TwilioServer.ACCOUNT, account("suspended", "Full"));
        assertFinding(69, "fault sms the Twilio account is suspended, not active: see the Twilio console");
    }

    @Test
    void aTrialAccountIsNoted() {
        twilio.script(TwilioServer.ACCOUNT, account("active", "Trial"));
        assertFinding(0, "note sms it is a trial account: it sends to verified numbers only");
    }

    @Test
    void aTwilioThatDoesNotAnswerIsAFault() {
        twilio.script(TwilioServer.ACCOUNT, TwilioReply.dropped());
        assertFinding(69, "fault sms no answer from Twilio: unexpected end of stream");
    }

    @Test
    void nothingIsSaidOfSmsWhereItIsNotSetUp() {
        Monitored.Outcome outcome = new Monitored(folder, "normal").run("doctor");
        assertFalse(outcome.out().contains("sms"), outcome.out());
    }

    private static TwilioReply account(String status, String type) {
        return TwilioReply.answer(
                200, "{\"friendly_name\":\"Ops\",\"status\":\"" + status + "\",\"type\":\"" + type + "\"}");
    }

    private String assertFinding(int exit, String line) {
        Monitored.Outcome outcome = monitored.run("doctor");
        assertEquals(exit, outcome.exit(), outcome.out() + outcome.err());
        assertTrue(outcome.out().replaceAll(" +", " ").contains("\n" + line), line + "\n" + outcome.out());
        return outcome.out();
    }
}
