package dev.monitor.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.monitor.deliver.BotApiServer;
import dev.monitor.deliver.MailServer;
import jakarta.mail.internet.MimeMessage;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** In which form a report is printed, and when. */
final class ReportFormatTest {
    private static final String PICTURE = "src=\"data:image/png;base64,";

    @TempDir
    Path folder;

    private ChangingMachine machine;
    private Monitored monitored;
    private Instant now = Instant.parse("2026-11-20T12:00:00Z");

    @BeforeEach
    void aMachineThatIsWatchedForSomeMinutes() throws IOException {
        machine = new ChangingMachine(folder);
        monitored = new Monitored(folder, machine);
        for (int i = 0; i < 4; i++) {
            machine.cpu(1_000 + 10 * i, 0, 100 + i);
            minute("collect");
        }
        machine.ended(now.plusSeconds(30).toString(), 1000, "gcc", 12);
    }

    @Test
    void aPageShowsTheUsersAndHowTheMachineFared() {
        String page = minute("report", "--dry-run", "--format", "html").out();
        assertTrue(page.startsWith("<!DOCTYPE html>"), page.substring(0, 40));
        assertTrue(page.contains("alice"));
        // Users, CPU, memory and load.
        assertEquals(4, page.split(PICTURE, -1).length - 1);
    }

    @Test
    void aFormatThatIsAskedForIsPrintedEvenWhereTheReportIsSent() throws IOException {
        try (BotApiServer api = new BotApiServer()) {
            monitored.telegram(api, "42");
            Monitored.Outcome json = minute("report", "--format", "json");
            assertEquals("localhost", Monitored.json(json.out()).path("host").asText());
            assertFalse(api.requests("42").isEmpty());
            assertEquals("", minute("report").out());
        }
    }

    @Test
    void aLetterHasTheSameChartsAsThePage() throws Exception {
        try (MailServer mail = new MailServer()) {
            monitored.email(mail, "admin@example.org");
            assertEquals("", minute("report").out());
            MimeMessage letter = mail.mails().get(0).parsed();
            assertTrue(letter.getSubject().startsWith("CPU report of "), letter.getSubject());
            assertEquals(4, mail.mails().get(0).source().split("Content-Type: image/png", -1).length - 1);
        }
    }

    private Monitored.Outcome minute(String... words) {
        now = now.plusSeconds(60);
        Monitored.Outcome outcome = monitored.at(now.toString()).run(words);
        assertEquals("0", outcome.exit() + outcome.err());
        return outcome;
    }
}
