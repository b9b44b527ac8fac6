package dev.monitor.render;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.monitor.model.Part;
import dev.monitor.model.Report;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TelegramReportTest {
    private static final String ID = "00ff00ff00ff00ff";
    private static final Pattern TITLE = Pattern.compile("<pre>USER +CPU TIME +SHARE");
    private static final Pattern BLOCK = Pattern.compile("<pre>(.*?)</pre>", Pattern.DOTALL);

    @Test
    void aReportIsOneTextAndTheChart() {
        List<Part> parts = parts(Reports.ordinary());

        assertEquals(2, parts.size());
        assertEquals("""
                <b>CPU by user</b> on <code>web1.example.com</code>
                2026-11-05 06:00 – 12:00 +01:00 (6h)
                <i>from process accounting</i>

                <pre>USER                 CPU TIME   SHARE
                alice                 12h 03m   70.0%
                bernadette-longname    1h 03m   20.0%
                uid 1234                4.25s    0.4%
                others                 3m 07s    9.6%
                  root 2m 04s, mysql 1m 03s
                total                 13h 09m  100.0%</pre>

                <b>CPU</b> 13h 21m on the whole machine; 98.5% of it in this table, 12m 01s not
                <b>Gap</b> <code>2026-11-05 06:10:00 – 06:20:00: accounting was paused</code>
                <b>Load</b> 0.52, 0.48, 0.40 over 1, 5 and 15 minutes
                <b>Memory</b> 6.2 GiB of 15.5 GiB in use (40.0%)
                <b>Uptime</b> 12d 03h

                <b>Top processes</b> of 213
                <pre> PID  USER    CPU%  COMMAND
                4242  alice  187.3  /usr/lib/gcc/x86_64…
                   7  root     1.0  [kworker/0:1]</pre>

                <b>Logged in</b> 2 users, 3 sessions
                <pre>USER          FROM           SINCE
                alice         local          3 Nov 04:26
                alice         10.0.0.5       10:00
                bernadette-…  2001:db8:85a…  12:00</pre>

                <b>Missing</b> <code>filesystems: /proc/self/mounts:12: not a mount: &quot;none&quot;</code>

                <code>id 00ff00ff00ff00ff</code>""", texts(parts).get(0));
        Part.Photo photo = (Part.Photo) parts.get(1);
        assertEquals("web1.example.com · CPU by user · 2026-11-05 06:00 – 12:00 +01:00 (6h)", photo.caption());
    }

    @Test
    void anEmptyWindowIsAMessageWithoutAChart() {
        List<Part> parts = parts(Reports.empty());

        assertEquals(1, parts.size());
        String text = TelegramHtml.parse(texts(parts).get(0));
        assertTrue(text.contains("\nNobody used the CPU between 2026-11-05 06:00 and 12:00.\n"), text);
        assertTrue(text.contains("\naccounting is off\n"), text);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 200, 2_000})
    void everyUserIsInExactlyOneOfThePartsUnderATitleLine(int users) {
        List<String> names = new ArrayList<>();
        List<String> texts = texts(parts(Reports.crowd(users)));
        for (String html : texts) {
            assertTrue(html.length() < 4096, html);
            TelegramHtml.parse(html)
                    .lines()
                    .filter(line -> line.startsWith("user-"))
                    .forEach(line -> names.add(line.substring(0, 9)));
            if (html.contains("user-")) {
                assertTrue(TITLE.matcher(html).find(), html);
            }
        }

        List<String> expected = new ArrayList<>();
        Reports.crowd(users).users().forEach(row -> expected.add(row.user()));
        assertEquals(expected, names);
    }

    @Test
    void eachPartSaysWhichOneOfWhichMessageItIs() {
        List<String> texts = texts(parts(Reports.crowd(200)));

        assertTrue(texts.size() > 1);
        for (int i = 0; i < texts.size(); i++) {
            String footer = "\n\n<code>id " + ID + " · " + (i + 1) + "/" + texts.size() + "</code>";
            assertTrue(texts.get(i).endsWith(footer), texts.get(i));
        }
    }

    @Test
    void aPhoneShowsEachTableWithoutABreak() {
        List<Report> reports = new ArrayList<>(List.of(Reports.ordinary(), Reports.crowd(2_000)));
        Reports.HOSTILE.forEach(text -> reports.add(Reports.hostile(text.repeat(30))));
        for (Report report : reports) {
            for (String html : texts(parts(report))) {
                Matcher block = BLOCK.matcher(html);
                while (block.find()) {
                    TelegramHtml.parse(block.group(1))
                            .lines()
                            .forEach(line -> assertTrue(Columns.width(line) <= 40, line));
                }
            }
        }
    }

    @Test
    void hostileTextIsDataAndCannotBecomeALink() {
        for (String hostile : Reports.HOSTILE) {
            for (String html : texts(parts(Reports.hostile(hostile.repeat(500))))) {
                assertTrue(html.length() < 4096, html);
                TelegramHtml.parse(html);
            }
        }
        String marked = texts(parts(Reports.hostile("@evil"))).get(0);
        String outside = marked.replaceAll("(?s)<(code|pre)>.*?</\\1>", "");
        assertFalse(outside.contains("@evil"), outside);
        assertTrue(marked.contains("<pre>"), marked);
    }

    @Test
    void withoutItsMarkupTheTextIsTheSame() {
        for (String hostile : Reports.HOSTILE) {
            for (String html : texts(parts(Reports.hostile(hostile + "&lt;&amp;quot;")))) {
                assertEquals(TelegramHtml.parse(html), TelegramText.plain(html));
            }
        }
    }

    @Test
    void aCrowdThatIsLoggedInIsCutShort() {
        String text = TelegramHtml.parse(texts(parts(Reports.loggedIn(50))).get(0));

        assertTrue(text.contains("Logged in 50 users, 50 sessions"), text);
        assertTrue(text.contains("guest-20 "), text);
        assertFalse(text.contains("guest-21 "), text);
        assertTrue(text.contains("\nand 30 more\n"), text);
    }

    private static List<Part> parts(Report report) {
        return TelegramReport.parts(report, Reports.BERLIN, ID);
    }

    private static List<String> texts(List<Part> parts) {
        List<String> texts = new ArrayList<>();
        for (Part part : parts) {
            if (part instanceof Part.Text text) {
                texts.add(text.html());
            }
        }
        return texts;
    }
}
