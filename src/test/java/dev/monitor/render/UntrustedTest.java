package dev.monitor.render;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class UntrustedTest {
    @ParameterizedTest
    @CsvSource({
        "0000", "0009", "000A", "000D", "001B", "007F", "0085", "009B", "00AD", "061C", "200B", "200D", "200E", "200F",
        "2028", "2029", "202A", "202B", "202C", "202D", "202E", "2066", "2067", "2068", "2069", "FEFF", "D83D", "DE00",
        "E0001", "FFFF"
    })
    void whatCannotBeSeenOrSteersTheTerminalIsShownAsQuestionMark(String hex) {
        String text = "a" + Character.toString(Integer.parseInt(hex, 16)) + "b";

        assertEquals("a?b", Untrusted.printable(text));
    }

    @ParameterizedTest
    @CsvSource({"alice", "uid 1234", "bj\u00F6rn", "e\u0301", "字符", "\uD83D\uDE00", "\uFFFD", "%s\\n$(x)"})
    void whatCanBeSeenIsLeftAsItIs(String text) {
        assertEquals(text, Untrusted.printable(text));
    }

    @Test
    void aPileOfMarksDoesNotGrowOverOtherLines() {
        String pile = Untrusted.printable("z" + "\u0301".repeat(200));

        assertTrue(pile.startsWith("z\u0301\u0301\u0301?"), pile);
        assertEquals(198, Columns.width(pile));
    }

    @Test
    void markupIsDataInHtml() {
        assertEquals("&lt;b&gt;&amp;amp;&quot;'", Untrusted.html("<b>&amp;\"'"));
    }
}
