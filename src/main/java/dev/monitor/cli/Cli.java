package dev.monitor.cli;

import dev.monitor.flow.Exit;
import dev.monitor.flow.Failure;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The command line: which commands there are, and what becomes of failures. */
public final class Cli {
    private static final List<Command> COMMANDS = List.of(
            new ReportCommand(),
            new CollectCommand(),
            new WatchCommand(),
            new ServeCommand(),
            new HistoryCommand(),
            new RulesCommand(),
            new SilenceCommand(),
            new OutboxCommand(),
            new DoctorCommand());

    private Cli() {}

    /** Does what the arguments ask for, and returns one of {@link Exit}. */
    public static int run(World world, String... words) {
        Command command = words.length == 0 ? null : find(words[0]);
        Arguments arguments =
                command == null ? null : QuickParser.parse(command, Arrays.copyOfRange(words, 1, words.length));
        return command == null || arguments == null ? parse(world, words) : run(world, command, arguments);
    }

    private static int parse(World world, String... words) {
        FullParser parser = new FullParser(world, COMMANDS);
        FullParser.Parsed parsed = parser.parse(words);
        Command command = parsed == null ? null : find(parsed.command());
        return parsed == null || command == null ? parser.exit() : run(world, command, parsed.arguments());
    }

    private static @Nullable Command find(String name) {
        for (Command command : COMMANDS) {
            if (command.name().equals(name)) {
                return command;
            }
        }
        return null;
    }

    static int run(World world, Command command, Arguments arguments) {
        try {
            return command.run(world, arguments);
        } catch (Failure e) {
            Output.lines(world, e.lines());
            return e.exit();
        } catch (Exception e) {
            // Libraries in Kotlin throw checked exceptions without declaring them.
            Output.lines(world, List.of("a bug: " + e + (arguments.verbose() ? "" : "; with -v it says where")));
            if (arguments.verbose()) {
                e.printStackTrace(world.err());
            }
            return Exit.BUG;
        }
    }
}
