package dev.monitor.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The two parsers of the command line: what the quick one understands, the full one understands in the same way. */
class ParserTest {
    private static final List<Command> COMMANDS = List.of(
            new ReportCommand(),
            new CollectCommand(),
            new WatchCommand(),
            new HistoryCommand(),
            new RulesCommand(),
            new SilenceCommand(),
            new OutboxCommand(),
            new DoctorCommand());

    private static final List<String> VALUES =
            List.of("6h", "today", "a", "alice,bob", "-", "text", "json", "user", "x y", "users", "@news");

    private final ByteArrayOutputStream err = new ByteArrayOutputStream();

    @Test
    void theQuickOneAgreesWithTheFullOne() {
        long seed = System.nanoTime();
        Random random = new Random(seed);
        int understood = 0;
        for (int i = 0; i < 2_000; i++) {
            Command command = COMMANDS.get(random.nextInt(COMMANDS.size()));
            List<String> words = words(command, random);
            Arguments quick = QuickParser.parse(command, words.toArray(new String[0]));
            if (quick != null) {
                understood++;
                words.add(0, command.name());
                Arguments full = full(words.toArray(new String[0]));
                for (Option option : command.allOptions()) {
                    String place = "seed " + seed + ": " + words + " " + option.name();
                    assertEquals(full.has(option), quick.has(option), place);
                    assertEquals(full.values(option), quick.values(option), place);
                }
                assertEquals(full.words(), quick.words(), "seed " + seed + ": " + words);
            }
        }
        assertTrue(understood > 200, "only " + understood + " lines were understood, seed " + seed);
    }

    private static List<String> words(Command command, Random random) {
        List<String> words = new ArrayList<>();
        int most = Math.min(3, command.words().most()) + 1;
        for (int i = random.nextInt(most + 1); i > 0; i--) {
            words.add(VALUES.get(random.nextInt(VALUES.size())));
        }
        for (int i = random.nextInt(4); i > 0; i--) {
            List<Option> options = command.allOptions();
            Option option = options.get(random.nextInt(options.size()));
            String name = option.names().get(random.nextInt(option.names().size()));
            String value = VALUES.get(random.nextInt(VALUES.size()));
            if (option.kind() == Option.Kind.FLAG) {
                words.add(name);
            } else if (random.nextBoolean()) {
                words.add(name + "=" + value);
            } else {
                words.add(name);
                words.add(value);
            }
        }
        return words;
    }

    private Arguments full(String... words) {
        FullParser.Parsed parsed = new FullParser(world(), COMMANDS).parse(words);
        assertNotNull(parsed, err.toString(StandardCharsets.UTF_8));
        return parsed.arguments();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "--help",
                "-h",
                "-V",
                "--nothing",
                "--format",
                "--format=",
                "--format xml",
                "--dry-run=yes",
                "--pacct",
                "--window 6h --window 7d",
                "-vh",
                "word",
                "--users --dry-run"
            })
    void theQuickOneLeavesHelpAndMistakesToTheFullOne(String line) {
        assertNull(QuickParser.parse(new ReportCommand(), line.split(" ", -1)));
    }

    @Test
    void unusualSpellingsAreUnderstood() {
        Arguments arguments =
                full("report", "--users", "alice", "--users=bob,eve", "-v", "--pacct", "a", "b", "--dry-run");
        assertEquals(List.of("alice", "bob", "eve"), arguments.values(option("--users")));
        assertEquals(List.of("a", "b"), arguments.values(option("--pacct")));
        assertTrue(arguments.verbose() && arguments.has(option("--dry-run")));
    }

    @Test
    void wordsMayStandBetweenOptionsAndTheirNumberIsChecked() {
        assertEquals(
                List.of("drop", "12"),
                full("outbox", "drop", "--format", "json", "12").words());
        for (String line : List.of("outbox retry 1 2", "outbox retry --format json 1 2")) {
            FullParser parser = new FullParser(world(), COMMANDS);
            assertNull(parser.parse(line.split(" ", -1)), line);
            assertEquals(64, parser.exit());
            assertTrue(err.toString(StandardCharsets.UTF_8).contains("expected monitor outbox [retry [ID] | drop ID]"));
        }
    }

    @Test
    void aMistakeIsExplainedAndIs64ButWhoAsksForHelpGetsIt() {
        FullParser parser = new FullParser(world(), COMMANDS);
        assertNull(parser.parse("report", "--nothing", "--help"));
        assertEquals(0, parser.exit());
        parser = new FullParser(world(), COMMANDS);
        assertNull(parser.parse("report", "--nothing"));
        assertEquals(64, parser.exit());
        assertTrue(err.toString(StandardCharsets.UTF_8).contains("--nothing"));
    }

    private static Option option(String name) {
        return new ReportCommand()
                .allOptions().stream()
                        .filter(option -> option.name().equals(name))
                        .findFirst()
                        .orElseThrow();
    }

    private World world() {
        PrintStream out = new PrintStream(new ByteArrayOutputStream(), true, StandardCharsets.UTF_8);
        return new World(
                new ByteArrayInputStream(new byte[0]),
                out,
                new PrintStream(err, true, StandardCharsets.UTF_8),
                Map.of(),
                Path.of(""),
                null,
                Clock.systemUTC(),
                false);
    }
}
