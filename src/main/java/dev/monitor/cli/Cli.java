package dev.monitor.cli;

import dev.monitor.flow.Exit;
import dev.monitor.flow.Failure;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** The command line: which commands there are, and what becomes of failures. */
public final class Cli {
    private static final List<String> COMMANDS =
            List.of("report", "collect", "watch", "serve", "history", "rules", "silence", "outbox", "doctor");

    private Cli() {}

    /** Does what the arguments ask for, and returns one of {@link Exit}. */
    public static int run(World world, String... words) {
        Command command = words.length == 0 ? null : find(words[0]);
        Arguments arguments =
                command == null ? null : QuickParser.parse(command, Arrays.copyOfRange(words, 1, words.length));
        return command == null || arguments == null ? parse(world, words) : run(world, command, arguments);
    }

    private static int parse(World world, String... words) {
        List<Command> commands = new ArrayList<>();
        for (String name : COMMANDS) {
            commands.add(Objects.requireNonNull(find(name)));
        }
        FullParser parser = new FullParser(world, commands);
        FullParser.Parsed parsed = parser.parse(words);
        Command command = parsed == null ? null : find(parsed.command());
        return parsed == null || command == null ? parser.exit() : run(world, command, parsed.arguments());
    }

    /** The command of this name, the only one that is loaded: a cold start would take milliseconds longer with all. */
    private static @Nullable Command find(String name) {
        return switch (name) {
            case "report" -> new ReportCommand();
            case "collect" -> new CollectCommand();
            case "watch" -> new WatchCommand();
            case "serve" -> new ServeCommand();
            case "history" -> new HistoryCommand();
            case "rules" -> new RulesCommand();
            case "silence" -> new SilenceCommand();
            case "outbox" -> new OutboxCommand();
            case "doctor" -> new DoctorCommand();
            default -> null;
        };
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
