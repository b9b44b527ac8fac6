package dev.monitor.render;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.monitor.model.AlertEvent;
import dev.monitor.model.Notice;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class SmsTextTest {
    /** The characters of the GSM 7 bit default alphabet that are ASCII; those of its extension take two septets. */
    private static final String GSM =
            "@$_ !\"#%&'()*+,-./0123456789:;<=>?" + "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";

    private static final String EXTENSION = "^{}\\[~]|";

    @Test
    void anAlertTellsWhatSinceWhenAndItsShortId() {
        assertEquals(
                "web1: CRITICAL file system / 97.2% > 90% since 11:59 (00ff00ff)",
                text(Notices.of(List.of(Notices.disk(AlertEvent.Kind.FIRING)))));
        assertEquals(
                "web1: RESOLVED file system / back to 97.2% after 5m, peak 98% (00ff00ff)",
                text(Notices.of(List.of(Notices.disk(AlertEvent.Kind.RESOLVED)))));
    }

    @Test
    void manyAlertsAreToldAsFarAsTheyFitAndTheRestIsCounted() {
        Notice notice = Notices.hostile("bob", 5, false);
        String text = text(notice);
        int told = text.split("; ", -1).length - 1;

        int hidden = notice.alerts().size() + notice.sessions().size() - told;
        assertTrue(told > 2, text);
        assertTrue(text.endsWith("; +" + hidden + " more (00ff00ff)"), text);
    }

    @Test
    void anythingFitsTwoSegments() {
        for (String hostile : List.of("{[|]}", "`", "é", "x", Reports.HOSTILE.get(0), Reports.HOSTILE.get(9))) {
            for (int repeat : new int[] {1, 7, 100}) {
                for (int count = 1; count < 12; count++) {
                    assertFits(text(Notices.hostile(hostile.repeat(repeat), count, count % 2 == 0)));
                }
                assertFits(SmsReport.text(Reports.hostile(hostile.repeat(repeat)), Reports.BERLIN, Notices.ID));
            }
        }
        assertFits(SmsReport.text(Reports.crowd(2_000), Reports.BERLIN, Notices.ID));
    }

    @Test
    void aReportIsTheMachineAndItsLargestUsers() {
        assertEquals(
                "web1.example.com 2026-11-05 06:00 - 12:00: load 0.40, memory 40.0%, CPU 13h 09m: alice 12h 03m 70.0%;"
                        + " bernadette-longname 1h 03m 20.0%; uid 1234 4.25s 0.4%; others 3m 07s 9.6% (00ff00ff)",
                SmsReport.text(Reports.ordinary(), Reports.BERLIN, Notices.ID));
        assertEquals(
                "idle 2026-11-05 06:00 - 12:00: CPU 0.00s: nobody (00ff00ff)",
                SmsReport.text(Reports.empty(), Reports.BERLIN, Notices.ID));
    }

    @Test
    void whatStandsForOthersSaysHowMany() {
        List<OutageDigest.Entry> entries = List.of(
                new OutageDigest.Entry(Instant.parse("2026-11-20T09:00:00Z"), "[web1] CRITICAL X: load 3 > 1", "a1"),
                new OutageDigest.Entry(Instant.parse("2026-11-20T10:00:00Z"), "other\nline", "a2"));
        PlainNotice digest =
                OutageDigest.of(Notices.ID, "web1", entries.get(0).at(), Notices.AT, entries, Reports.BERLIN);

        assertEquals("web1, 2 messages late: 10:00 CRITICAL X: load 3 > 1; 11:00 other?line (00ff00ff)", digest.sms());
    }

    private static String text(Notice notice) {
        return SmsAlert.text(notice, Reports.BERLIN);
    }

    private static void assertFits(String text) {
        int septets = 0;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            boolean isExtension = EXTENSION.indexOf(c) >= 0;
            assertTrue(isExtension || GSM.indexOf(c) >= 0, "not in GSM-7: " + c + " of " + text);
            septets += isExtension ? 2 : 1;
        }
        assertTrue(septets <= 300, septets + ": " + text);
        assertTrue(text.endsWith(" (00ff00ff)"), text);
    }
}
