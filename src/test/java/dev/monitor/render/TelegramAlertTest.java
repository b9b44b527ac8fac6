package dev.monitor.render;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.monitor.model.AlertEvent;
import dev.monitor.model.Notice;
import dev.monitor.model.Part;
import dev.monitor.model.SessionEvent;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class TelegramAlertTest {
    private static final String FOOTER = "\n\n<code>id 00ff00ff11ee11ee · 2026-11-20 12:04 +01:00</code>";

    @Test
    void oneAlertIsTheCaptionOfItsChartAndTellsWhoIsBehindIt() {
        Part.Text text =
                only(Notices.of(List.of(Notices.load(AlertEvent.Kind.WORSE, "2026-11-20T09:59:00Z", "PT65M", 3.85))));

        assertEquals("""
                🟠 <b>WARNING</b> on <code>web1</code>: load average worse: <b>3.85</b> &gt; 1.2
                since 10:59, for 1h 05m, peak 3.85 · <code>LOAD_AVG_MAX</code>

                <b>Users over the last 1m</b>
                <pre>USER    CPU%
                alice  186.7
                alice  185.0
                alice  183.3
                alice  181.7
                alice  180.0</pre>

                <b>Top processes</b>
                <pre> PID  USER   PROGRAM   CPU%      MEM
                4242  alice  alice    187.3  1.2 GiB
                4243  alice  alice    186.3  1.2 GiB
                4244  alice  alice    185.3  1.2 GiB
                4245  alice  alice    184.3  1.2 GiB
                4246  alice  alice    183.3  1.2 GiB</pre>""" + FOOTER, text.html());
        assertNotNull(text.figure());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            FIRING   | 🔴 CRITICAL on web1: file system / 97.2% > 90%  | since 11:59, for 5m · DISK_MAX
            WORSE    | 🔴 CRITICAL on web1: file system / worse: 97.2% > 90% | since 11:59, for 5m, peak 98% · DISK_MAX
            STILL    | 🔴 CRITICAL on web1: file system / still 97.2% > 90% | since 11:59, for 5m, peak 98% · DISK_MAX
            RESOLVED | 🟢 RESOLVED on web1: file system / back to 97.2% | began 11:59, lasted 5m, peak 98% · DISK_MAX
            GONE     | 🟢 GONE on web1: file system / is there no more (last 97.2%) | began 11:59, lasted 5m, peak 98% · DISK_MAX
            REMOVED  | ⚪ REMOVED on web1: file system / is not watched any more (last 97.2%) | began 11:59, lasted 5m, peak 98% · DISK_MAX is not in the settings any more
            """)
    void eachKindIsToldInWords(AlertEvent.Kind kind, String headline, String course) {
        String text =
                TelegramHtml.parse(only(Notices.of(List.of(Notices.disk(kind)))).html());

        assertEquals(headline + "\n" + course + TelegramHtml.parse(FOOTER), text);
    }

    @ParameterizedTest
    @EnumSource(
            names = {"RESOLVED", "GONE", "REMOVED"},
            value = AlertEvent.Kind.class)
    void whatIsOverHasNobodyBehindIt(AlertEvent.Kind kind) {
        Notice over = Notices.of(List.of(Notices.load(kind, "2026-11-20T09:59:00Z", "PT65M", 0.5)));

        assertFalse(only(over).html().contains("Top processes"));
    }

    @Test
    void whoCameAndWentIsOneMessage() {
        Notice notice = Notices.of(
                List.of(),
                Notices.session(SessionEvent.Kind.LOG_ON, "alice", "pts/0", "10.0.0.5"),
                Notices.session(SessionEvent.Kind.LOG_OFF, "bob", "tty1", ""),
                Notices.session(SessionEvent.Kind.VISIT, "eve", "ssh", "2001:db8::1"));

        assertEquals("""
                🔵 <code>web1</code>: <b>1 log-on, 1 log-off, 1 short visit</b>
                <code>alice</code> logged on at 12:02 on <code>pts/0</code> from <code>10.0.0.5</code>
                <code>bob</code> logged off at 12:03 after 1m on <code>tty1</code>
                <code>eve</code> was logged on at 12:02 for 1m on <code>ssh</code> from <code>2001:db8::1</code>""" + FOOTER, only(notice).html());
    }

    @Test
    void whatQuietHoursHeldBackIsOneLineAnAlert() {
        Notice notice = Notices.held(List.of(
                Notices.load(AlertEvent.Kind.RESOLVED, "2026-11-19T21:10:00Z", "PT55M", 0.9),
                Notices.load(AlertEvent.Kind.FIRING, "2026-11-19T21:10:00Z", "PT0S", 1.9),
                Notices.disk(AlertEvent.Kind.FIRING),
                Notices.load(AlertEvent.Kind.WORSE, "2026-11-19T21:10:00Z", "PT30M", 3.5)));

        assertEquals(
                """
                🔴 web1: while it was quiet since 19 Nov 23:04: 1 critical, 1 resolved
                🔴 CRITICAL file system /: fired 12:04, peak 98%, still 97.2% > 90%
                🟢 RESOLVED load average: fired 19 Nov 22:10, worse 19 Nov 22:40, resolved 19 Nov 23:05, peak 3.5""" + TelegramHtml.parse(FOOTER),
                TelegramHtml.parse(only(notice).html()));
    }

    @Test
    void anAlertThatFiredManyTimesIsStillOneLine() {
        List<AlertEvent> events = new ArrayList<>();
        for (int i = 0; i < 50; i++) {
            String since = "2026-11-20T0" + i / 10 + ":0" + i % 10 + ":00Z";
            events.add(Notices.load(AlertEvent.Kind.FIRING, since, "PT0S", 2));
            events.add(Notices.load(AlertEvent.Kind.RESOLVED, since, "PT30S", 1));
        }
        String text = TelegramHtml.parse(only(Notices.held(events)).html());

        assertTrue(
                text.contains(
                        "fired 01:00, resolved 01:00, fired 01:01, 94 more, resolved 05:08, fired 05:09, resolved"),
                text);
    }

    @Test
    void aTextThatIsTooLongForACaptionGoesBeforeItsChart() {
        List<Part> parts = parts(Notices.hostile("bob", 3, false));

        assertEquals(2, parts.size());
        Part.Text text = assertInstanceOf(Part.Text.class, parts.get(0));
        assertTrue(TelegramHtml.parse(text.html()).length() > 1024);
        assertNull(text.figure());
        assertInstanceOf(Part.Photo.class, parts.get(1));
    }

    @Test
    void whatDoesNotFitIsCounted() {
        Notice notice = Notices.hostile("bob", 50, false);
        String text = TelegramHtml.parse(((Part.Text) parts(notice).get(0)).html());

        int told = (int) text.lines()
                .filter(line -> line.matches(".*(WARNING|RESOLVED|GONE|REMOVED) .*"))
                .count();
        int all = notice.alerts().size() + notice.sessions().size();
        assertTrue(text.contains("\nand " + (all - told) + " more\n"), text);
    }

    @Test
    void hostileTextIsDataAndStaysWithinTheLimits() {
        for (String hostile : Reports.HOSTILE) {
            for (boolean held : new boolean[] {false, true}) {
                assertSound(Notices.hostile(hostile, 1, held));
                assertSound(Notices.hostile(hostile, 20, held));
                assertSound(Notices.hostile(hostile.repeat(40), 2, held));
            }
        }
    }

    private static void assertSound(Notice notice) {
        Part.Text text = (Part.Text) parts(notice).get(0);
        String read = TelegramHtml.parse(text.html());
        assertTrue(text.html().length() < 4096, text.html());
        assertTrue(text.figure() == null || read.length() <= 1024, read);
        read.lines().forEach(line -> assertEquals(Untrusted.printable(line), line));
        assertTrue(read.contains("id 00ff00ff11ee11ee"), read);
    }

    @Test
    void whatTheMachineCallsThingsCannotBecomeALink() {
        for (Part part : parts(Notices.hostile("@evil", 1, false))) {
            if (part instanceof Part.Text text) {
                String outside = text.html().replaceAll("(?s)<(code|pre)>.*?</\\1>", "");
                assertFalse(outside.contains("@evil"), outside);
            }
        }
    }

    @Test
    void aValueIsNotRoundedToItsThreshold() {
        AlertEvent event = new AlertEvent(
                AlertEvent.Kind.FIRING,
                "MEM_MAX",
                "memory_percent >= 90",
                "memory_percent",
                Map.of(),
                Notices.disk(AlertEvent.Kind.FIRING).severity(),
                90.004,
                90,
                90.004,
                Notices.AT,
                Duration.ZERO,
                List.of(),
                null);
        assertTrue(only(Notices.of(List.of(event))).html().contains("memory <b>90.004%</b> &gt;= 90%"));
    }

    private static Part.Text only(Notice notice) {
        List<Part> parts = parts(notice);
        assertEquals(1, parts.size());
        return (Part.Text) parts.get(0);
    }

    private static List<Part> parts(Notice notice) {
        return TelegramAlert.parts(notice, Reports.BERLIN);
    }
}
