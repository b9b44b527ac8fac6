package dev.monitor.render;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.monitor.model.AlertEvent;
import dev.monitor.model.Notice;
import dev.monitor.model.Part;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LettersTest {
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            FIRING   | [web1] CRITICAL DISK_MAX: file system / 97.2% > 90%
            STILL    | [web1] CRITICAL DISK_MAX: file system / still 97.2% > 90%
            RESOLVED | [web1] RESOLVED DISK_MAX: file system / back to 97.2%
            """)
    void aSubjectSortsByMachineAndState(AlertEvent.Kind kind, String subject) {
        assertEquals(subject, AlertSubject.of(Notices.of(List.of(Notices.disk(kind)))));
    }

    @Test
    void aSubjectOfManySaysHowManyMoreThereAre() {
        AlertEvent load = Notices.load(AlertEvent.Kind.FIRING, "2026-11-20T09:59:00Z", "PT0S", 2);
        AlertEvent disk = Notices.disk(AlertEvent.Kind.FIRING);

        assertEquals(
                "[web1] CRITICAL DISK_MAX: file system / 97.2% > 90% (+1 more)",
                AlertSubject.of(Notices.of(List.of(disk, load))));
        assertEquals(
                "[web1] CRITICAL DISK_MAX: file system / 97.2% > 90% (+1 more) after quiet hours",
                AlertSubject.of(Notices.held(List.of(load, load, disk))));
    }

    @Test
    void anAlertReadsAsPlainText() {
        Part.Letter letter = MailAlert.letter(
                Notices.of(List.of(Notices.load(AlertEvent.Kind.WORSE, "2026-11-20T09:59:00Z", "PT65M", 3.85))),
                Reports.BERLIN);

        assertTrue(letter.text().startsWith("""
                WARNING on web1: load average worse: 3.85 > 1.2

                since 10:59, for 1h 05m, peak 3.85 · LOAD_AVG_MAX

                Users over the last 1m
                USER    CPU%
                alice  186.7
                """), letter.text());
        assertTrue(letter.text().endsWith("\n\nid 00ff00ff11ee11ee · 2026-11-20 12:04 +01:00\n"), letter.text());
        assertEquals(List.of("cid:figure1"), new Xhtml(letter.html()).attributes("src"));
        assertEquals(1, letter.figures().size());
    }

    @Test
    void aReportIsTheTextOfATerminalAndThePageOfABrowser() {
        Part.Letter letter = MailReport.letter(
                Reports.ordinary(), Reports.BERLIN, Notices.ID, List.of(Notices.figure("load average")));

        assertTrue(letter.text().startsWith(TextReport.render(Reports.ordinary(), Reports.BERLIN, 72, false)));
        assertTrue(letter.text().endsWith("\nid 00ff00ff11ee11ee\n"));
        assertEquals(List.of("cid:figure1", "cid:figure2"), new Xhtml(letter.html()).attributes("src"));
        assertEquals(2, letter.figures().size());
    }

    @Test
    void hostileTextIsDataInEveryLetter() {
        for (boolean held : new boolean[] {false, true}) {
            Notice plain = Notices.hostile("plain", 3, held);
            List<String> outline = new Xhtml(letter(plain).html()).outline();
            for (String hostile : Reports.HOSTILE) {
                Notice notice = Notices.hostile(hostile, 3, held);
                Xhtml page = new Xhtml(letter(notice).html());
                // Where a session came from is not said where there is nothing to say.
                assertTrue(hostile.isEmpty() || outline.equals(page.outline()), hostile);
                assertTrue(page.texts("code").contains(Columns.cut(Untrusted.name(hostile), 40)), hostile);
                assertReadable(letter(notice).text());
                assertSubject(AlertSubject.of(notice));
                assertReadable(
                        letter(Notices.hostile(hostile.repeat(40), 1, held)).text());
                assertSubject(AlertSubject.of(Notices.hostile(hostile.repeat(40), 1, held)));
            }
        }
    }

    @Test
    void noticesAboutMessagesAreDataToo() {
        for (String hostile : Reports.HOSTILE) {
            for (String text : List.of(hostile, hostile.repeat(40))) {
                Instant at = Notices.AT;
                List<OutageDigest.Entry> entries = List.of(new OutageDigest.Entry(at, text, text));
                for (PlainNotice notice : List.of(
                        OutageDigest.of(Notices.ID, text, at, at, entries, Reports.BERLIN),
                        DeadChannel.of(Notices.ID, text, text, at, at, text, Reports.BERLIN))) {
                    Part.Text telegram = (Part.Text) notice.telegram().get(0);
                    assertTrue(telegram.html().length() < 4096);
                    TelegramHtml.parse(telegram.html());
                    new Xhtml(notice.letter().html());
                    assertReadable(notice.letter().text());
                    assertSubject(notice.subject());
                    assertTrue(notice.sms().length() <= 300);
                }
            }
        }
    }

    @Test
    void aChannelThatIsOutOfReachIsToldWithTheReason() {
        PlainNotice notice = DeadChannel.of(
                Notices.ID,
                "web1",
                "telegram -100123",
                Notices.AT.minusSeconds(7_200),
                Notices.AT,
                "Forbidden: bot was kicked",
                Reports.BERLIN);

        assertEquals("[web1] UNREACHABLE: telegram -100123: Forbidden: bot was kicked", notice.subject());
        assertEquals(
                "web1: telegram -100123 cannot be reached since 10:04: Forbidden: bot was kicked (00ff00ff)",
                notice.sms());
        assertTrue(
                notice.letter().text().startsWith("web1: telegram -100123 cannot be reached since 10:04\n"),
                notice.letter().text());
    }

    @Test
    void aDigestNamesWhatItStandsFor() {
        List<OutageDigest.Entry> entries = List.of(new OutageDigest.Entry(
                Instant.parse("2026-11-19T10:04:00Z"), "[web1] CRITICAL DISK_MAX: file system / 97% > 90%", "ab12"));
        PlainNotice digest =
                OutageDigest.of(Notices.ID, "web1", entries.get(0).at(), Notices.AT, entries, Reports.BERLIN);

        assertEquals("""
                web1: 1 message could not be delivered between 2026-11-19 11:04 and
                2026-11-20 12:04

                19 Nov 11:04 CRITICAL DISK_MAX: file system / 97% > 90% · id ab12

                id 00ff00ff11ee11ee · 2026-11-20 12:04 +01:00
                """, digest.letter().text());
    }

    private static Part.Letter letter(Notice notice) {
        return MailAlert.letter(notice, Reports.BERLIN);
    }

    private static void assertReadable(String text) {
        for (String line : text.split("\n", -1)) {
            assertTrue(Columns.width(line) <= 72, line);
            assertEquals(Untrusted.printable(line), line);
        }
    }

    private static void assertSubject(String subject) {
        assertTrue(subject.length() <= 120, subject);
        assertFalse(subject.isBlank());
        assertEquals(Untrusted.printable(subject), subject);
    }
}
