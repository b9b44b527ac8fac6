package dev.monitor.alert;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.monitor.model.Severity;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class RuleTextTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "load1>1.20|load1 > 1.2",
                "filesystem_percent{mount='/'} > 90.0 for 300s clear 80|filesystem_percent{mount=/} > 90 for 5m",
                "process_cpu_percent{program='a b',user=al} >= 9|process_cpu_percent{user=al,program='a b'} >= 9",
                "user_commands_total{user=\"it's, so\"} != 100000000|user_commands_total{user=\"it's, so\"} != 100000000",
                "memory_available_bytes < .00001 for PT90M|memory_available_bytes < 0.000010 for 90m"
            })
    void theConditionIsWhatPeopleWouldWrite(String text, String condition) throws Exception {
        assertEquals(condition, RuleParser.parse("X", text).condition());
    }

    @Test
    void theTextLeavesOutWhatIsTheDefaultAnyway() throws Exception {
        assertEquals(
                "load1 > 10 severity warning",
                RuleParser.parse("X", "load1 > 10 clear 9").text());
        assertEquals(
                "load1 > 10 for 90s clear 8 worse repeat 1d latched severity info to sms,email",
                RuleParser.parse("X", "load1>10 to sms,email severity info latched repeat 24h worse clear 8 for 90s")
                        .text());
    }

    @Test
    void theRulesOfTheShortKeysAreReadBackAsTheyWere() throws Exception {
        Map<String, Double> thresholds = Map.of(
                "LOAD_AVG_MAX",
                1.2,
                "CPU_LIMIT",
                20.0,
                "CPU_MAX",
                95.5,
                "MEM_MAX",
                90.0,
                "SWAP_MAX",
                1.0,
                "USERS_MAX",
                3.0);
        for (Rule rule : Thresholds.rules(thresholds, Duration.ofSeconds(3599))) {
            assertEquals(rule, RuleParser.parse(rule.name(), rule.text()));
        }
    }

    @Test
    void anyRuleIsReadBackAsItWas() throws Exception {
        for (int seed = 0; seed < 20_000; seed++) {
            Rule rule = random(new Random(seed));
            assertEquals(rule, RuleParser.parse(rule.name(), rule.text()), "seed " + seed + ": " + rule.text());
        }
    }

    private static Rule random(Random random) {
        List<String> metrics = new ArrayList<>(Metrics.LABELS.keySet());
        String metric = metrics.get(random.nextInt(metrics.size()));
        Op op = List.of(Op.values()).get(random.nextInt(6));
        double threshold = number(random);
        double away = random.nextInt(3) * random.nextDouble();
        double clear = !op.hasSides() || random.nextBoolean()
                ? op.clear(threshold)
                : op == Op.ABOVE || op == Op.AT_LEAST ? threshold / (1 + away) : threshold * (1 + away);
        Duration repeat = random.nextBoolean() ? null : length(random);
        List<String> to = new ArrayList<>(List.of("telegram", "email", "sms"));
        to.removeIf(channel -> random.nextBoolean());
        return new Rule(
                "X",
                metric,
                labels(metric, random),
                op,
                threshold,
                random.nextBoolean() ? Duration.ZERO : length(random),
                clear,
                op.hasSides() && random.nextBoolean(),
                repeat,
                repeat != null && random.nextBoolean(),
                List.of(Severity.values()).get(random.nextInt(3)),
                to);
    }

    private static double number(Random random) {
        return switch (random.nextInt(4)) {
            case 0 -> random.nextInt(100);
            case 1 -> random.nextInt(1000) / 10.0;
            case 2 -> random.nextLong() >>> 1;
            default -> Math.abs(Double.longBitsToDouble(random.nextLong() & 0x43ff_ffff_ffff_ffffL));
        };
    }

    private static Duration length(Random random) {
        return switch (random.nextInt(3)) {
            case 0 -> Duration.ofMinutes(1 + random.nextInt(10_000));
            case 1 -> Duration.ofMillis(1 + random.nextInt(1_000_000));
            default -> Duration.ofSeconds(1 + random.nextInt(100_000));
        };
    }

    private static Map<String, String> labels(String metric, Random random) {
        Map<String, String> labels = new LinkedHashMap<>();
        String letters = " ,{}=\"\t'ab/.\u00fc\\#\n\u001b";
        for (String label : Metrics.LABELS.getOrDefault(metric, List.of())) {
            StringBuilder value = new StringBuilder();
            for (int length = random.nextInt(6); length > 0; length--) {
                char letter = letters.charAt(random.nextInt(letters.length()));
                // A value is in one kind of quotes, so it holds at most the other.
                boolean both = value.indexOf(letter == '"' ? "'" : "\"") >= 0 && "'\"".indexOf(letter) >= 0;
                value.append(both ? 'x' : letter);
            }
            if (random.nextBoolean()) {
                labels.put(label, value.toString());
            }
        }
        return labels;
    }
}
