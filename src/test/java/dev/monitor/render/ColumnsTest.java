package dev.monitor.render;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ColumnsTest {
    @ParameterizedTest
    @CsvSource({
        "'',0",
        "alice,5",
        "bj\u00F6rn,5",
        "e\u0301,1",
        "字符,4",
        "가,2",
        "\uD83D\uDE00,2",
        "…,1",
        "█▌,2",
        "ﾊ,1",
        "Ａ,2"
    })
    void widthIsThatOnATerminal(String text, int width) {
        assertEquals(width, Columns.width(text));
    }

    @ParameterizedTest
    @CsvSource({"alice,5,alice", "alice,4,ali…", "字符字,6,字符字", "字符字,5,字符…", "字符字,4,字…", "ae\u0301z,2,a…", "ab,1,…"})
    void cutTextFitsAndSaysThatItWasCut(String text, int columns, String cut) {
        assertEquals(cut, Columns.cut(text, columns));
    }

    @Test
    void paddingCountsColumnsNotCharacters() {
        assertEquals("  字", Columns.padLeft("字", 4));
        assertEquals("long", Columns.padLeft("long", 2));
    }

    @Test
    void linesBreakBetweenWords() {
        assertEquals(List.of("one two", "three"), Columns.wrap("one two three", 7));
        assertEquals(List.of("one two", "three"), Columns.wrap("one two three", 10));
    }

    @Test
    void aWordLongerThanALineIsBrokenButNotLost() {
        assertEquals(List.of("/a/very/", "long/pat", "h is bad"), Columns.wrap("/a/very/long/path is bad", 8));
    }

    @Test
    void aCharacterWiderThanALineStillMakesProgress() {
        assertEquals(List.of("字", "符"), Columns.wrap("字符", 1).subList(0, 2));
    }
}
