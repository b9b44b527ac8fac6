package dev.monitor.config;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class DotenvFileTest {
    @TempDir
    Path folder;

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '`',
            value = {
                "KEY=a, a",
                "` \tKEY = a b `, a b",
                "KEY=a b # c, a b",
                "KEY=\"a#b\", a#b",
                "KEY=\" a \" # c, ` a `",
                "KEY=\"it's a \\ #\"\t#c, it's a \\ #",
                "KEY=a\"b\"c, a\"b\"c",
                "KEY=a=b, a=b",
                "KEY=ä€, ä€",
                "KEY=$HOME, $HOME",
                "KEY=, ``",
                "KEY=\"\", ``"
            })
    void readsALineAsItIsMeant(String line, String value) {
        assertEquals(Map.of("KEY", value), parse(line + "\n"));
    }

    @Test
    void passesOverCommentsAndBlankLinesAndTakesWindowsLineEnds() {
        assertEquals(Map.of("A", "1", "B", "2"), parse("# a\r\n\r\n \t\r\nA=1\r\n  # b\r\nB=2"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "KEY=a#b",
                "KEY=#b",
                "KEY=\"a",
                "KEY=\"",
                "KEY='a'",
                "KEY='a",
                "KEY=\"a\"b\"",
                "KEY=\"a\" b",
                "KEY=\"a\"#b",
                "KEY=\"a\" # \"b\"",
                "KEY=\"a\\\"b\"",
                "KEY=a\"",
                "export KEY=a",
                "KEY",
                "=a",
                "KEY: a",
                "KE Y=a",
                "KE.Y=a",
                "KÄY=a",
                "KEY=a\u0000b",
                "KEY=a\rb",
                "KEY=a\u001b[0m",
                "\uFEFFKEY=a",
                "KEY=a # b\u2028c",
                "KEY=\uFFFD"
            })
    void refusesALineThatWouldBeReadOtherwise(String line) {
        Findings findings = new Findings();
        DotenvFile file = DotenvFile.parse("file", "A=1\n" + line + "\nB=2\n", findings);

        assertEquals(Map.of("A", "1", "B", "2"), file.values());
        SettingsException fault = assertThrows(SettingsException.class, findings::warningsUnlessInvalid);
        assertEquals(1, fault.lines().size());
        assertTrue(fault.lines().get(0).startsWith("file line 2: "), fault::getMessage);
    }

    @Test
    void refusesAKeyThatIsThereTwice() throws Exception {
        List<String> problems = new SettingsFolder(folder)
                .with("LOG_KEEP=1d", "", "LOG_KEEP=2d")
                .problems();

        assertEquals(
                List.of(folder.resolve(".env") + " line 3: the key is in line 1 already; keep one of them"), problems);
    }

    @Test
    void refusesBytesThatAreNoUtf8() throws Exception {
        SettingsFolder settings = new SettingsFolder(folder).with("");
        Files.write(settings.file(), "HOST_NAME=B\u00fcro\n".getBytes(StandardCharsets.ISO_8859_1));

        assertEquals(
                List.of(settings.file() + " line 1: holds a control character or is not UTF-8"), settings.problems());
    }

    @Test
    void readsALineOfAMebibyte() {
        String value = "x\"' ".repeat(1 << 18) + "x";

        assertEquals(Map.of("KEY", value), parse("KEY=" + value));
    }

    @Test
    void readsRandomLinesAsMeantOrRefusesThem() {
        Random random = new Random(1);
        String alphabet = "ab#\"'\\= \t$é\u00a0\u2003{}";
        int read = 0;
        for (int round = 0; round < 50_000; round++) {
            StringBuilder value = new StringBuilder();
            for (int length = random.nextInt(8); length > 0; length--) {
                value.append(alphabet.charAt(random.nextInt(alphabet.length())));
            }
            boolean quoted = random.nextBoolean() || value.toString().trim().startsWith("\"");
            String written = quoted ? "\"" + value + "\"" : value.toString();
            String meant = quoted ? written.substring(1, written.length() - 1) : meantBy(written);
            String line = " KEY =" + written + (random.nextBoolean() ? " # comment" : "");

            Map<String, String> values =
                    DotenvFile.parse("file", line, new Findings()).values();
            assertTrue(values.isEmpty() || values.equals(Map.of("KEY", meant)), () -> line + " was read as " + values);
            read += values.size();
        }
        assertTrue(read > 10_000, "only " + read + " lines were read");
    }

    /** What somebody means who writes a value without quotes around it, perhaps with a comment. */
    private static String meantBy(String written) {
        int comment = written.replace('\t', ' ').indexOf(" #");
        return (comment < 0 ? written : written.substring(0, comment)).trim();
    }

    private static Map<String, String> parse(String text) {
        return DotenvFile.parse("file", text, new Findings()).values();
    }
}
