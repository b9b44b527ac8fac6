package dev.monitor.render;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.monitor.model.Report;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;

class HtmlReportTest {
    private static final String PNG = "data:image/png;base64,";

    @Test
    void thePageHasTheTablesOfTheText() {
        Xhtml page = new Xhtml(page(Reports.ordinary()));

        List<String> cells = page.texts("td");
        assertEquals(List.of("alice", "12h 03m", "70.0%", "1204", "3"), cells.subList(0, 5));
        assertTrue(cells.contains(
                "/usr/lib/gcc/x86_64-linux-gnu/12/cc1plus -quiet -O2 -o out.s in.cpp --with-more=arguments"));
        assertTrue(cells.contains("2001:db8:85a3::8a2e:370:7334"));
        assertTrue(cells.contains("6.2 GiB of 15.5 GiB in use (40.0%)"));
        assertEquals(List.of("CPU by user on web1.example.com"), page.texts("title"));
    }

    @Test
    void itsChartsAreInItLightAndDark() throws IOException {
        String html = HtmlReport.page(Reports.ordinary(), Reports.BERLIN, List.of(Notices.figure("load average")));
        Xhtml page = new Xhtml(html);

        List<String> images = new ArrayList<>(page.attributes("src"));
        images.addAll(page.attributes("srcset"));
        assertEquals(4, images.size());
        for (String image : images) {
            assertTrue(image.startsWith(PNG));
            byte[] png = Base64.getDecoder().decode(image.substring(PNG.length()));
            assertNotNull(ImageIO.read(new ByteArrayInputStream(png)));
        }
        assertEquals(4, images.stream().distinct().count());
    }

    @Test
    void itAsksNothingOfAnybody() {
        Xhtml page = new Xhtml(page(Reports.hostile("http://evil.example/x")));

        assertTrue(page.attributes("href").isEmpty());
        assertFalse(page.outline().contains("script"));
        assertFalse(page.outline().contains("link"));
        assertFalse(page.texts("style").get(0).contains("url("));
        assertTrue(page.attributes("content").stream().anyMatch(policy -> policy.startsWith("default-src 'none';")));
    }

    @Test
    void hostileTextIsData() {
        List<String> outline = new Xhtml(page(Reports.hostile("plain"))).outline();
        for (String hostile : Reports.HOSTILE) {
            Xhtml page = new Xhtml(page(Reports.hostile(hostile)));
            if (!hostile.isEmpty()) {
                assertEquals(outline, page.outline());
                assertTrue(page.texts("td").contains(Untrusted.printable(hostile)), hostile);
            }
        }
    }

    @Test
    void anEmptyWindowIsAPageToo() {
        Xhtml page = new Xhtml(page(Reports.empty()));

        assertTrue(page.texts("p").contains("Nobody used the CPU between 2026-11-05 06:00 and 12:00."));
        assertTrue(page.attributes("src").isEmpty());
    }

    private static String page(Report report) {
        return HtmlReport.page(report, Reports.BERLIN, List.of());
    }
}
