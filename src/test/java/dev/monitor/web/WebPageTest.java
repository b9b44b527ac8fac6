package dev.monitor.web;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.monitor.cli.Monitored;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.openqa.selenium.Keys;
import org.openqa.selenium.WebElement;
import org.openqa.selenium.interactions.Actions;

/** The page in a real browser. */
class WebPageTest {
    @TempDir
    static Path folder = Path.of("");

    private static Served served;
    private static Browser browser;

    @BeforeAll
    static void start() throws Exception {
        browser = Browser.start();
        Recorded.make(
                folder.resolve("state"), Instant.now().minusSeconds(15), Duration.ofHours(30), Duration.ofDays(40));
        served = Served.start(folder, Map.of("HISTORY_KEEP", "30h"), null);
    }

    @AfterAll
    static void stop() {
        if (browser != null) {
            browser.close();
        }
        if (served != null) {
            served.close();
        }
    }

    @AfterEach
    void nothingIsAskedElsewhereAndNothingIsWrong() throws Exception {
        for (URI asked : browser.asked()) {
            assertTrue(
                    asked.getScheme().matches("about|data") || asked.getHost().equals("127.0.0.1"), asked.toString());
        }
        assertEquals(List.of(), browser.console());
    }

    private static void open(String fragment) {
        browser.open(served.url().resolve("/" + fragment));
    }

    @Test
    void itTellsInOneGlanceWhetherAllIsWellAndWhoUsesTheMachine() {
        open("");
        assertEquals("One alert is firing", browser.text("#headline"));
        assertTrue(browser.text("#firing").contains("file system /home"), browser.text("#firing"));
        assertEquals("compute1: one alert is firing", browser.driver().getTitle());
        assertTrue(browser.text("#age").matches("Data of .* old"), browser.text("#age"));
        assertEquals(5, browser.all("#today li").size());
        assertEquals(7, browser.all("#figures .value").size());
        assertEquals(
                1,
                browser.texts("#graph-filesystems .alerted").stream()
                        .filter(text -> text.contains("1 alert"))
                        .count());
    }

    @Test
    void theNumbersAreThoseOfTheCommand() throws Exception {
        open("");
        Monitored.Outcome printed = new Monitored(folder)
                .at(Instant.now().toString())
                .run("history", "cpu_percent", "--since", "2h", "--format", "json");
        List<String> expected = new ArrayList<>();
        for (JsonNode point : new JsonMapper().readTree(printed.out()).at("/series/0/points")) {
            expected.add(0, Double.toString(Math.round(point.path("value").asDouble() * 1e6) / 1e6));
        }
        List<String> shown = new ArrayList<>();
        for (String cell : browser.texts("#samples tbody tr td:nth-child(2)")) {
            shown.add(Double.toString(Double.parseDouble(cell)));
        }
        assertEquals(50, shown.size());
        assertEquals(expected.subList(0, 50), shown);
    }

    @Test
    void anotherRangeShowsOtherData() throws Exception {
        open("");
        String day = browser.text("#shown");
        String words = words();
        for (String range : List.of("1h", "7d", "30d", "1y")) {
            String before = browser.text("#shown");
            browser.find("[data-range='" + range + "']").click();
            browser.waitFor(() -> !browser.text("#shown").equals(before));
            assertEquals("true", browser.find("[data-range='" + range + "']").getDomAttribute("aria-pressed"));
            assertNotEquals(words, words());
        }
        browser.find("#custom").click();
        String begin = Instant.now().minus(Duration.ofHours(5)).toString().substring(0, 16);
        browser.script("document.getElementById('from').value = arguments[0]", begin);
        String before = browser.text("#shown");
        browser.find("#span button").click();
        browser.waitFor(() -> !browser.text("#shown").equals(before));
        browser.find("#reset").click();
        browser.find("[data-range='24h']").click();
        browser.waitFor(() ->
                browser.text("#shown").equals(day) || browser.text("#shown").length() == day.length());
    }

    private static String words() {
        return String.valueOf(browser.find("#graph-cpu canvas").getDomAttribute("aria-label"));
    }

    @Test
    void draggingOverAGraphZoomsAllOfThemAndBack() {
        open("");
        String before = browser.text("#shown");
        WebElement canvas = browser.find("#graph-load canvas");
        new Actions(browser.driver())
                .moveToElement(canvas, -40, 0)
                .clickAndHold()
                .moveByOffset(60, 0)
                .release()
                .perform();
        browser.waitFor(() -> !browser.text("#shown").equals(before));
        assertTrue(words().contains(browser.text("#shown").split(" – ", 2)[0]), words());
        assertTrue(browser.find("#reset").isDisplayed());
        String zoomed = browser.text("#shown");
        browser.find("#reset").click();
        browser.waitFor(() -> !browser.text("#shown").equals(zoomed));
        assertFalse(browser.find("#reset").isDisplayed());
    }

    @Test
    void tablesAreSortedByTheirHeaders() {
        open("");
        browser.waitFor(() -> browser.all("#users-table tbody tr").size() > 3);
        String cells = "#users-table tbody td:first-child";
        List<String> names = new ArrayList<>(browser.texts(cells));
        browser.find("#users-table th button").click();
        List<String> sorted = browser.texts(cells);
        assertNotEquals(names, sorted);
        assertEquals("ascending", browser.find("#users-table th").getDomAttribute("aria-sort"));
        browser.find("#users-table th button").click();
        Collections.reverse(sorted);
        assertEquals(sorted, browser.texts(cells));
        assertEquals("descending", browser.find("#users-table th").getDomAttribute("aria-sort"));
    }

    @Test
    void theHistoryIsPaged() {
        open("");
        String first = browser.text("#page");
        assertFalse(browser.find("#newer").isEnabled());
        browser.find("#older").click();
        browser.waitFor(() -> !browser.text("#page").equals(first));
        String second = browser.text("#page");
        browser.find("#oldest").click();
        browser.waitFor(() -> !browser.text("#page").equals(second));
        assertFalse(browser.find("#older").isEnabled());
        browser.find("#newest").click();
        browser.waitFor(() -> browser.text("#page").equals(first));
        browser.script(
                "const m = document.getElementById('metric'); m.value = 'filesystem_percent{mount=\"/home\"}'; m.dispatchEvent(new Event('change'))");
        browser.waitFor(() ->
                String.valueOf(browser.find("#csv").getDomAttribute("href")).contains("filesystem_percent"));
    }

    @Test
    void namesThatAreUpToNoGoodAreText() {
        open("");
        browser.waitFor(() -> !browser.texts("#top tbody tr").isEmpty());
        assertTrue(browser.texts("#top .name").contains(Recorded.SCRIPT));
        assertTrue(browser.texts("#users-table .name").contains(Recorded.SCRIPT));
        assertTrue(browser.texts("#sessions .name").contains(Recorded.SCRIPT));
        assertTrue(browser.texts("#users-table .name").contains(Recorded.TURNED.replace('\u202e', '?')));
        assertEquals(1, browser.all("img").size());
        assertNotEquals("owned", browser.driver().getTitle());
    }

    @Test
    void theKeyboardReachesEverythingAndShowsWhereItIs() {
        open("");
        new Actions(browser.driver()).sendKeys(Keys.TAB).perform();
        assertEquals("skip", browser.script("return document.activeElement.className"));
        new Actions(browser.driver()).sendKeys(Keys.TAB).perform();
        assertEquals("1h", browser.script("return document.activeElement.dataset.range"));
        assertNotEquals("none", browser.script("return getComputedStyle(document.activeElement).outlineStyle"));
        String before = browser.text("#shown");
        new Actions(browser.driver()).sendKeys(Keys.ENTER).perform();
        browser.waitFor(() -> !browser.text("#shown").equals(before));
        assertEquals(
                0L,
                browser.script(
                        "return document.querySelectorAll('[onclick], [tabindex]:not(main), div[role=button]').length"));
    }

    @Test
    void itIsDarkWhereThatIsPreferredAndFitsAPhone() {
        try {
            browser.prefer("prefers-color-scheme", "dark");
            browser.size(360, 780);
            open("");
            assertEquals("rgb(15, 17, 19)", browser.script("return getComputedStyle(document.body).backgroundColor"));
            assertEquals(
                    0L,
                    browser.script(
                            "return document.documentElement.scrollWidth - document.documentElement.clientWidth"));
        } finally {
            browser.prefer("prefers-color-scheme", "light");
            browser.size(1280, 900);
        }
    }

    @Test
    void withNothingRecordedOrOneMinuteItReadsWell() throws Exception {
        try (Served empty = Served.start(folder.resolve("empty"), Map.of(), null)) {
            browser.open(empty.url());
            assertEquals("Nothing is recorded yet", browser.text("#headline"));
            assertTrue(browser.text("#advice").contains("cron.example"));
            assertFalse(browser.find("#graphs").isDisplayed());
        }
        Path minute = folder.resolve("minute");
        Recorded.make(minute.resolve("state"), Instant.now(), Duration.ZERO, Duration.ZERO);
        try (Served one = Served.start(minute, Map.of(), null)) {
            browser.open(one.url());
            assertTrue(words().contains("last"), words());
            assertEquals(1, browser.all("#samples tbody tr").size());
        }
    }
}
