package dev.monitor.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.monitor.deliver.MailServer;
import dev.monitor.deliver.TwilioRequest;
import dev.monitor.deliver.TwilioServer;
import jakarta.mail.BodyPart;
import jakarta.mail.Multipart;
import jakarta.mail.internet.MimeMessage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The scenarios of the tools that this one succeeds, from settings that have nothing but theirs. */
final class OlderToolsTest {
    private static final String PHONE = "+4917012345678";
    private static final int UTMP_RECORD = 384;
    private static final int TICKS_A_SECOND = 100;

    @TempDir
    Path folder;

    private ChangingMachine machine;
    private Monitored monitored;
    private Instant now = Instant.parse("2026-11-20T12:00:00Z");
    private Duration uptime = Duration.ofDays(10);

    @BeforeEach
    void aMachine() throws IOException {
        machine = new ChangingMachine(folder);
        monitored = new Monitored(folder, machine);
    }

    @Test
    void ttalertdTellsTheLoadAboveItsMaximumAndAboveWhatItToldLast() throws Exception {
        try (TwilioServer twilio = new TwilioServer()) {
            monitored.sms(twilio, PHONE).set("LOAD_AVG_MAX", "1.2").set("LOGIN_ALERTS", "off");
            double[] loads = {0.5, 1.5, 1.4, 0.3, 1.4, 1.9, 1.9};
            int[] told = new int[loads.length];
            for (int i = 0; i < loads.length; i++) {
                machine.proc("loadavg", loads[i] + " 0.5 0.5 1/100 4000\n");
                minute();
                told[i] = firings(twilio).size();
            }
            assertEquals("[0, 1, 1, 1, 1, 2, 2]", Arrays.toString(told), "1.4 is above 1.2 but not above 1.5");
        }
    }

    @Test
    void ttalertdTellsEachBusyProgramOnceUntilTheReset() throws Exception {
        try (TwilioServer twilio = new TwilioServer()) {
            monitored
                    .sms(twilio, PHONE)
                    .set("CPU_LIMIT", "20")
                    .set("ALERT_INTERVAL", "60")
                    .set("RESET_INTERVAL", "10")
                    .set("LOGIN_ALERTS", "off");
            minute();
            for (int run = 0; run < 9; run++) {
                // It comes and goes.
                work(2300, run % 2 == 0 ? 50 : 0);
                minute();
            }
            assertEquals(1, firings(twilio).size(), () -> firings(twilio).toString());
            assertTrue(firings(twilio).get(0).contains("python3 of alice"), firings(twilio)::toString);
            work(2400, 30);
            minute();
            assertEquals(2, firings(twilio).size(), "another program");
            for (int run = 0; run < 3; run++) {
                work(2300, 50);
                minute();
            }
            assertEquals(3, firings(twilio).size(), "after the reset it is told again");
        }
    }

    @Test
    void ttalertdTellsWhoLogsOnAndOff() throws Exception {
        try (TwilioServer twilio = new TwilioServer()) {
            monitored.sms(twilio, PHONE);
            Path utmp = machine.root().resolve("run/utmp");
            byte[] all = Files.readAllBytes(utmp);
            byte[] withoutLast = Arrays.copyOf(all, lastSession(all));
            Files.write(utmp, withoutLast);
            minute();
            assertEquals(List.of(), bodies(twilio), "who is there at first has not come");
            Files.write(utmp, all);
            minute();
            assertEquals(1, bodies(twilio).size());
            Files.write(utmp, withoutLast);
            minute();
            assertEquals(1, bodies(twilio).size(), "one reading that misses somebody is no log-off");
            minute();
            assertEquals(2, bodies(twilio).size(), () -> bodies(twilio).toString());
            minute();
            assertEquals(2, bodies(twilio).size());
        }
    }

    @Test
    void theMailMonitorSendsAMailWithAChartWhenAThresholdBreaks() throws Exception {
        try (MailServer mail = new MailServer()) {
            monitored.email(mail, "admin@example.org").set("MEM_MAX", "1");
            monitored.set("MEM_MAX", "99.9");
            minute();
            minute();
            monitored.set("MEM_MAX", "1");
            minute();
            assertEquals(1, mail.mails().size());
            MimeMessage firing = mail.mails().get(0).parsed();
            assertTrue(firing.getSubject().contains("MEM_MAX"), firing.getSubject());
            assertEquals("admin@example.org", firing.getAllRecipients()[0].toString());
            assertTrue(hasPng(firing), mail.mails().get(0).source());
            monitored.set("MEM_MAX", "99.9");
            minute();
            assertEquals(2, mail.mails().size());
            MimeMessage resolved = mail.mails().get(1).parsed();
            assertNotNull(resolved.getHeader("References"));
            assertTrue(resolved.getHeader("References")[0].contains(firing.getMessageID()), "one conversation");
        }
    }

    private void minute() throws IOException {
        now = now.plusSeconds(60);
        uptime = uptime.plusSeconds(60);
        machine.proc("uptime", uptime.toSeconds() + ".00 1.00\n");
        Monitored.Outcome outcome = monitored.at(now.toString()).run("collect");
        assertEquals(0, outcome.exit(), outcome.err());
    }

    /** Gives a process CPU, in percent of the next minute. */
    private void work(int pid, int percent) throws IOException {
        Path stat = machine.root().resolve("proc/" + pid + "/stat");
        String line = Files.readString(stat);
        int end = line.lastIndexOf(')');
        String[] words = line.substring(end + 2).split(" ", -1);
        words[11] = Long.toString(Long.parseLong(words[11]) + percent * 60L * TICKS_A_SECOND / 100);
        Files.writeString(stat, line.substring(0, end + 2) + String.join(" ", words));
    }

    /** Where the last record of a session begins. */
    private static int lastSession(byte[] utmp) {
        int record = utmp.length - UTMP_RECORD;
        while (utmp[record] != 7) {
            record -= UTMP_RECORD;
        }
        return record;
    }

    private static List<String> bodies(TwilioServer twilio) {
        return twilio.requests().stream()
                .filter(TwilioRequest::isToSend)
                .map(TwilioRequest::body)
                .toList();
    }

    private static List<String> firings(TwilioServer twilio) {
        return bodies(twilio).stream().filter(body -> body.contains("WARNING")).toList();
    }

    private static boolean hasPng(jakarta.mail.Part part) throws Exception {
        if (part.getContent() instanceof Multipart parts) {
            for (int i = 0; i < parts.getCount(); i++) {
                BodyPart child = parts.getBodyPart(i);
                if (hasPng(child)) {
                    return true;
                }
            }
        }
        return part.isMimeType("image/png");
    }
}
