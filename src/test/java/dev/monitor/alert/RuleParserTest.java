package dev.monitor.alert;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.monitor.model.Severity;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class RuleParserTest {
    @Test
    void aRuleMayBeAMetricAndAThresholdOnly() throws Exception {
        assertEquals(
                new Rule(
                        "BUSY",
                        "load1",
                        Map.of(),
                        Op.ABOVE,
                        10,
                        Duration.ZERO,
                        9,
                        false,
                        null,
                        false,
                        Severity.WARNING,
                        List.of()),
                RuleParser.parse("BUSY", "load1 > 10"));
    }

    @Test
    void aRuleMayHaveEveryClause() throws Exception {
        assertEquals(
                new Rule(
                        "FULL",
                        "filesystem_percent",
                        Map.of("mount", "/srv"),
                        Op.AT_LEAST,
                        90.5,
                        Duration.ofMinutes(5),
                        80,
                        true,
                        Duration.ofHours(1),
                        true,
                        Severity.CRITICAL,
                        List.of("telegram", "sms")),
                RuleParser.parse(
                        "FULL",
                        "filesystem_percent{mount=/srv} >= 90.5 for 5m clear 80 worse repeat 1h latched severity critical"
                                + " to telegram,sms"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "process_cpu_percent{user=al,program=vi}>9 to sms clear 5 for 5m",
                "  process_cpu_percent { program = 'vi' , user = \"al\" } > 9 for PT5M  to  sms  clear\t5  ",
                "process_cpu_percent{user='al',program=\"vi\"} >9.0 clear 5.0 for 300s to sms"
            })
    void spaceQuotesAndTheOrderOfClausesAreFree(String text) throws Exception {
        assertEquals(
                RuleParser.parse("X", "process_cpu_percent{user=al,program=vi} > 9 for 5m clear 5 to sms"),
                RuleParser.parse("X", text));
    }

    @Test
    void quotesHoldAnythingButThemselves() throws Exception {
        assertEquals(
                Map.of("program", "a b},{\"# ü\\", "user", "it's"),
                RuleParser.parse("X", "process_cpu_percent{program='a b},{\"# ü\\',user=\"it's\"} > 1")
                        .labels());
    }

    @ParameterizedTest
    @CsvSource({
        ">, ABOVE, 90",
        ">=, AT_LEAST, 90",
        "<, BELOW, 110",
        "<=, AT_MOST, 110",
        "==, EQUAL, 100",
        "!=, NOT_EQUAL, 100"
    })
    void eachComparisonResolvesATenthToTheGoodSide(String symbol, Op op, double clear) throws Exception {
        Rule rule = RuleParser.parse("X", "users " + symbol + " 100");

        assertEquals(op, rule.op());
        assertEquals(clear, rule.clear(), 1e-9);
    }

    @ParameterizedTest
    @CsvSource({"> 5 clear 5, 5", "> 5 clear 0, 0", "< 5 clear 5, 5", "<= 5 clear 50, 50"})
    void clearMayBeTheThresholdItselfOrOnItsGoodSide(String rest, double clear) throws Exception {
        assertEquals(clear, RuleParser.parse("X", "load1 " + rest).clear());
    }

    @Test
    void everyMetricOfTheContractIsKnown() throws Exception {
        String contract = """
                cpu_percent cpu_user_percent cpu_system_percent cpu_iowait_percent cpu_steal_percent load1 load5 load15
                processes processes_running processes_blocked context_switches_total forks_total interrupts_total
                memory_total_bytes memory_available_bytes memory_percent swap_percent uptime_seconds sessions users
                filesystem_percent{mount=x} filesystem_inodes_percent{mount=x} pressure_percent{resource=x}
                user_cpu_seconds_total{user=x} user_commands_total{user=x} user_cpu_budget_percent{user=x}
                process_cpu_percent{user=x,program=x}
                """;
        String[] metrics = contract.strip().split("\\s+", -1);
        for (String metric : metrics) {
            assertEquals(
                    metric.indexOf('{') >= 0,
                    !RuleParser.parse("X", metric + " > 1").labels().isEmpty());
        }
        assertEquals(metrics.length, Metrics.LABELS.size());
    }

    @Test
    void theExampleSettingsHoldARuleThatParses() throws Exception {
        int rules = 0;
        for (String line : Files.readAllLines(Path.of(".env.example"))) {
            if (line.startsWith("#RULE_")) {
                RuleParser.parse("EXAMPLE", line.substring(line.indexOf('=') + 1));
                rules++;
            }
        }
        assertEquals(1, rules);
    }
}
