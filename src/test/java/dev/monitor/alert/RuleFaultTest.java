package dev.monitor.alert;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class RuleFaultTest {
    /** The caret of each row stands under the place in its text. */
    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '`',
            ignoreLeadingAndTrailingWhitespace = false,
            delimiter = '|',
            value = {
                "lod1 > 4|^|unknown metric; did you mean load1?",
                "load1 4|      ^|a comparison belongs here: one of > >= < <= == !=",
                "load1 > -4|        ^|a number belongs here, not negative",
                "load1 > 4x|        ^|a number belongs here, not negative",
                "load1 >|       ^|a number belongs here, not negative",
                "load1 => 4|      ^|a comparison belongs here: one of > >= < <= == !=",
                "load1 > 4 fo 5m|          ^|unknown clause; did you mean for?",
                "load1 > 4 for|             ^|not a length of time like 90s, 5m, 6h, 7d, 5y or PT6H",
                "load1 > 4 repeat 5|                 ^|not a length of time like 90s, 5m, 6h, 7d, 5y or PT6H",
                "load1 > 4 for 5m for 6m|                 ^|for is there twice; keep one of them",
                "load1 > 4 worse ;|                ^|a clause belongs here; known: for clear worse repeat latched severity to",
                "load1 > 4 clear 5|                ^|clear must be at most the threshold",
                "load1 < 4 clear 3|                ^|clear must be at least the threshold",
                "load1 == 4 clear 4|           ^|clear has no meaning with ==",
                "load1 > 4 latched|                 ^|latched needs a repeat, after which it may be told again",
                "load1 != 4 worse|           ^|worse has no meaning with !=",
                "load1 > 4 severity hot|                   ^|unknown severity; known: info warning critical",
                "load1 > 4 to telegrm|             ^|unknown channel; did you mean telegram?",
                "load1 > 4 to sms, sms|                  ^|sms is there twice; keep one of them",
                "load1 > 4 to sms,|                 ^|a channel belongs here; known: telegram email sms",
                "load1{user=x} > 4|     ^|load1 has no labels",
                "pressure_percent{mount=x} > 4|                 ^|unknown label of pressure_percent; known: resource",
                "pressure_percent{resource} > 4|                         ^|= belongs here",
                "pressure_percent{resource=} > 4|                          ^|a label's value belongs here",
                "pressure_percent{resource='io} > 4|                          ^|this quote is not closed",
                "pressure_percent{resource=io > 4|                             ^|} belongs here",
                "user_commands_total{user=a,user=b} > 4|                           ^|user is there twice; keep one of them"
            })
    void aFaultIsToldWithACaretUnderItsPlace(String text, String caret, String what) {
        assertEquals(
                "RULE_X: " + what + "\n  " + text + "\n  " + caret, fault(text).getMessage());
    }

    @Test
    void anUnknownMetricThatResemblesNoneIsToldWithAllThereAre() {
        String first = lines(fault("temperature > 4"))[0];

        assertTrue(first.startsWith("RULE_X: unknown metric; known: cpu_percent "), first);
        assertTrue(first.endsWith(" process_cpu_percent"), first);
    }

    @Test
    void aTextIsShownInPrintableCharactersAndOnlyAroundThePlace() {
        assertEquals("  load1 > 4 ?[2J?", lines(fault("load1 > 4 \u001b[2Jü"))[1]);

        String[] far = lines(fault("pressure_percent{resource='" + "x".repeat(500) + "'} > !"));
        assertTrue(far[1].length() < 170);
        assertEquals('!', far[1].charAt(far[2].indexOf('^')));
    }

    @Test
    void aTextOfMoreThanAThousandCharactersIsRefused() {
        assertEquals("RULE_X: longer than 1000 characters", lines(fault("load1 > 4" + " ".repeat(1000)))[0]);
    }

    @Test
    void randomTextsGiveARuleOrAFaultOfThreeLines() {
        String[] words = {
            "load1",
            "process_cpu_percent",
            "{",
            "user",
            "=",
            "'",
            "\"",
            ",",
            "}",
            ">",
            ">=",
            "!=",
            "4",
            "0.5",
            ".",
            "for",
            "5m",
            "PT",
            "99999999999d",
            "clear",
            "worse",
            "repeat",
            "latched",
            "severity",
            "critical",
            "to",
            "sms",
            " ",
            "\t",
            "é",
            "\ud83d",
            "\u0000",
            "-",
            "NaN"
        };
        Random random = new Random(1);
        int parsed = 0;
        for (int round = 0; round < 50_000; round++) {
            StringBuilder text = new StringBuilder(random.nextBoolean() ? "load1 > 4" : "");
            for (int length = random.nextInt(10); length > 0; length--) {
                text.append(random.nextBoolean() ? " " : "").append(words[random.nextInt(words.length)]);
            }
            try {
                assertEquals("X", RuleParser.parse("X", text.toString()).name());
                parsed++;
            } catch (RuleException e) {
                assertEquals(3, lines(e).length, e::getMessage);
            }
        }
        assertTrue(parsed > 1000, "only " + parsed + " texts were rules");
    }

    private static RuleException fault(String text) {
        return assertThrows(RuleException.class, () -> RuleParser.parse("X", text));
    }

    private static String[] lines(RuleException fault) {
        return String.valueOf(fault.getMessage()).split("\n", -1);
    }
}
