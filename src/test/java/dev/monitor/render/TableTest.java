package dev.monitor.render;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TableTest {
    private final Table table = new Table()
            .text("NAME", 10, 0)
            .whole("N", true, 0)
            .whole("SOON", true, 2)
            .whole("LATER", true, 1);

    @Test
    void columnsAreAlignedAndNotStretched() {
        table.add("a", "1", "2", "3");
        table.add("字", "12345", "-", "");

        assertEquals(
                List.of("NAME      N  SOON  LATER", "a         1     2      3", "字    12345     -"), table.lines(80));
    }

    @Test
    void lessImportantColumnsGiveWayToAComfortableName() {
        table.add("0123456789", "1", "2", "3");

        assertEquals("0123456789  1  2     3".length(), table.lines(24).get(1).length() + 2);
        assertEquals(List.of("NAME        N  SOON  LATER", "0123456789  1     2      3"), table.lines(26));
        assertEquals(List.of("NAME        N  LATER", "0123456789  1      3"), table.lines(25));
        assertEquals(List.of("NAME        N", "0123456789  1"), table.lines(19));
    }

    @Test
    void aNameThatIsLongerThanComfortableTakesWhatTheOthersLeave() {
        table.add("a-name-longer-than-that", "1", "2", "3");

        assertEquals("a-name-longer-than-that  1     2      3", table.lines(80).get(1));
        assertEquals("a-name-lon…  1     2      3", table.lines(27).get(1));
        assertEquals("a-name-l…  1", table.lines(12).get(1));
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 5, 8, 13, 21, 34})
    void noLineIsEverLongerThanTheWidth(int width) {
        table.add("字".repeat(50), "123456789", "123456789", "123456789");

        for (String line : table.lines(width)) {
            assertTrue(Columns.width(line) <= width, line);
        }
    }
}
