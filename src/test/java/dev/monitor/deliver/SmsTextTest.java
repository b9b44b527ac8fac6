package dev.monitor.deliver;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SmsTextTest {
    /** The default alphabet of 3GPP TS 23.038, 6.2.1, as code points by code; 1B leads to the other table. */
    private static final String ALPHABET = """
            0040 00A3 0024 00A5 00E8 00E9 00F9 00EC 00F2 00C7 000A 00D8 00F8 000D 00C5 00E5
            0394 005F 03A6 0393 039B 03A9 03A0 03A8 03A3 0398 039E 001B 00C6 00E6 00DF 00C9
            0020 0021 0022 0023 00A4 0025 0026 0027 0028 0029 002A 002B 002C 002D 002E 002F
            0030 0031 0032 0033 0034 0035 0036 0037 0038 0039 003A 003B 003C 003D 003E 003F
            00A1 0041 0042 0043 0044 0045 0046 0047 0048 0049 004A 004B 004C 004D 004E 004F
            0050 0051 0052 0053 0054 0055 0056 0057 0058 0059 005A 00C4 00D6 00D1 00DC 00A7
            00BF 0061 0062 0063 0064 0065 0066 0067 0068 0069 006A 006B 006C 006D 006E 006F
            0070 0071 0072 0073 0074 0075 0076 0077 0078 0079 007A 00E4 00F6 00F1 00FC 00E0""";

    /** The extension table, 6.2.1.1. */
    private static final String EXTENSION = "000C 005E 007B 007D 005C 005B 007E 005D 007C 20AC";

    private static final String ID = "\nid 0123456789abcdef";

    /** How many septets a character takes; 0 where neither table has it. */
    private static int septets(int character) {
        String code = String.format("%04X", character);
        if (character != 0x1B && ALPHABET.contains(code)) {
            return 1;
        }
        return EXTENSION.contains(code) ? 2 : 0;
    }

    @Test
    void everyCharacterIsCountedAsTheTablesSay() {
        for (int c = 0; c < 0x3000; c++) {
            String text = Character.toString(c);
            // Alone in one segment up to 160 septets, or 70 units.
            int most = septets(c) == 0 ? 70 : 160 / septets(c);
            assertEquals(1, SmsText.segments(text.repeat(most)), "U+" + Integer.toHexString(c));
            assertEquals(2, SmsText.segments(text.repeat(most + 1)), "U+" + Integer.toHexString(c));
        }
    }

    @ParameterizedTest
    @CsvSource({
        "a, 160, 1",
        "a, 161, 2",
        "a, 306, 2",
        "a, 307, 3",
        "€, 80, 1",
        "€, 81, 2",
        // 153 is odd: no segment of several holds a half of the last pair.
        "€, 152, 2",
        "€, 153, 3",
        "я, 70, 1",
        "я, 71, 2",
        "я, 134, 2",
        "я, 135, 3",
        "😀, 35, 1",
        "😀, 36, 2",
        "😀, 66, 2",
        "😀, 67, 3",
        "'', 0, 1",
    })
    void segmentsAreCountedWithoutTearingACharacter(String text, int times, int segments) {
        assertEquals(segments, SmsText.segments(text.repeat(times)));
    }

    @Test
    void aTextThatFitsStaysAsItIs() {
        String text = "DISK_MAX: / 97 % > 90\n[root] ~50€ é" + ID;
        assertEquals(text, SmsText.fit(text));
        assertEquals("я".repeat(114) + ID, SmsText.fit("я".repeat(114) + ID));
    }

    @Test
    void aLongTextIsCutBeforeItsId() {
        String cut = SmsText.fit("a".repeat(400) + ID);
        assertEquals("a".repeat(306 - 3 - ID.length()) + "..." + ID, cut);
        String wide = SmsText.fit("я".repeat(400) + ID);
        assertEquals("я".repeat(134 - 1 - ID.length()) + "…" + ID, wide);
        assertEquals("a".repeat(303) + "...", SmsText.fit("a".repeat(400)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"\nid 0123456789abcdef", " 0123456789abcdef", " id fedcba9876543210"})
    void theIdStaysInEachOfItsForms(String id) {
        assertTrue(SmsText.fit("a".repeat(400) + id).endsWith("a..." + id));
    }

    @Test
    void whatOnlyTheEndNeedsDoesNotShortenTheBeginning() {
        String cut = SmsText.fit("a".repeat(250) + "я" + "b".repeat(400) + ID);
        assertEquals("a".repeat(250) + "..." + ID, cut);
    }

    @Test
    void noCharacterIsTorn() {
        // 134 − 1 − 20 is odd, a pair takes two.
        assertEquals("😀".repeat(56) + "…" + ID, SmsText.fit("😀".repeat(200) + ID));
        String accented = "е\u0301";
        String cut = SmsText.fit(accented.repeat(200) + ID);
        assertEquals(accented.repeat(56) + "…" + ID, cut);
    }

    @Test
    void controlCharactersAreNoPartOfIt() {
        assertEquals(
                "root [2J x y\nz  end", SmsText.fit("root\u001b[2J\u0000x\ty\r\nz\u202e\u2028end\ud800\r\n\u0007"));
    }

    @Test
    void whateverTheTextItFitsAndKeepsItsId() {
        long seed = new Random().nextLong();
        Random random = new Random(seed);
        for (int i = 0; i < 2000; i++) {
            String text = random(random) + ID;
            String fit = SmsText.fit(text);
            String about = "seed " + seed + ": " + text;
            assertTrue(SmsText.segments(fit) <= 2, about);
            assertTrue(fit.endsWith(ID.strip()), about);
            assertEquals(fit, SmsText.fit(fit), about);
            for (int c = 0; c < fit.length(); c++) {
                assertFalse(Character.isISOControl(fit.charAt(c)) && fit.charAt(c) != '\n', about);
            }
        }
    }

    private static String random(Random random) {
        int[] kinds = {0x80, 0x100, 0x500, 0x11000, 0x20000};
        int[] characters = random.ints(random.nextInt(500), 0, kinds[random.nextInt(kinds.length)])
                .toArray();
        return new String(characters, 0, characters.length);
    }
}
