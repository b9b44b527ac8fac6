package dev.monitor.model;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

final class LabelsTest {
    @Test
    void theTextIsThatOfPrometheusSortedByName() {
        assertEquals(
                "{program=\"gcc\",user=\"a\\\"b\\\\\\n\"}", Labels.text(Map.of("user", "a\"b\\\n", "program", "gcc")));
        assertEquals("", Labels.text(Map.of()));
    }

    @Test
    void whateverAStrangerWroteComesBackAsItWas() {
        Random random = new Random(7);
        for (int i = 0; i < 2_000; i++) {
            Map<String, String> labels = new TreeMap<>();
            labels.put("user", hostile(random));
            labels.put("program", hostile(random));
            assertEquals(labels, Labels.parse(Labels.text(labels)));
        }
    }

    @Test
    void anyOtherTextIsRefused() {
        assertThrows(IllegalArgumentException.class, () -> Labels.parse("{user=\"alice}"));
        assertThrows(IllegalArgumentException.class, () -> Labels.parse("nonsense"));
    }

    private static String hostile(Random random) {
        String letters = "a\"\\\n{}=,n ü\u001b";
        StringBuilder value = new StringBuilder();
        for (int i = random.nextInt(8); i > 0; i--) {
            value.append(letters.charAt(random.nextInt(letters.length())));
        }
        return value.toString();
    }
}
