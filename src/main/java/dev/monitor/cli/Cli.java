package dev.monitor.cli;

import dev.monitor.flow.Exit;
import dev.monitor.flow.Failure;
import java.io.OutputStreamWriter;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import picocli.CommandLine;

/** The command line: which commands there are, and what becomes of mistakes. */
public final class Cli {
    private static final String[] COMMANDS = {"report", "collect", "history", "doctor"};

    private Cli() {}

    /** Does what the arguments ask for, and returns one of {@link Exit}. */
    public static int run(World world, String... args) {
        return args.length == 1 && args[0].equals("collect") ? collect(world) : parse(world, args);
    }

    /** Cron's own line needs no parser, which would cost as much as all that the run does. */
    private static int collect(World world) {
        try {
            return new CollectCommand(world).call();
        } catch (Failure | RuntimeException e) {
            return Failures.tell(world, e, false);
        }
    }

    private static int parse(World world, String... args) {
        CommandLine line = new CommandLine(new MonitorCommand(world));
        String wanted = args.length == 0 ? "" : args[0];
        boolean known = addCommand(line, world, wanted);
        for (int i = 0; i < COMMANDS.length && !known; i++) {
            addCommand(line, world, COMMANDS[i]);
        }
        Mistakes mistakes = new Mistakes(world);
        return line.setOut(writer(world.out()))
                .setErr(writer(world.err()))
                .setUsageHelpAutoWidth(world.terminal())
                .setParameterExceptionHandler(mistakes)
                .setExecutionExceptionHandler(mistakes)
                .execute(args);
    }

    private static PrintWriter writer(PrintStream stream) {
        return new PrintWriter(new OutputStreamWriter(stream, StandardCharsets.UTF_8), true);
    }

    /** Adds a command. Only the one that is wanted is, where that is clear: making one known costs cron milliseconds. */
    private static boolean addCommand(CommandLine line, World world, String name) {
        Object command = switch (name) {
            case "report" -> new ReportCommand(world);
            case "collect" -> new CollectCommand(world);
            case "history" -> new HistoryCommand(world);
            case "doctor" -> new DoctorCommand(world);
            default -> null;
        };
        if (command != null) {
            line.addSubcommand(name, command);
        }
        return command != null;
    }
}
