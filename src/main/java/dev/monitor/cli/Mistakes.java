package dev.monitor.cli;

import dev.monitor.flow.Exit;
import dev.monitor.flow.Failure;
import java.util.List;
import picocli.CommandLine;
import picocli.CommandLine.IExecutionExceptionHandler;
import picocli.CommandLine.IParameterExceptionHandler;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.UnmatchedArgumentException;

/** What is said, and which exit code is returned, when a command cannot do what was asked. */
final class Mistakes implements IParameterExceptionHandler, IExecutionExceptionHandler {
    private final World world;

    Mistakes(World world) {
        this.world = world;
    }

    @Override
    public int handleParseException(ParameterException mistake, String[] args) {
        CommandLine command = mistake.getCommandLine();
        Output.lines(world, List.of(String.valueOf(mistake.getMessage())));
        UnmatchedArgumentException.printSuggestions(mistake, command.getErr());
        command.getErr().println("Try '" + command.getCommandSpec().qualifiedName() + " --help'.");
        return Exit.USAGE;
    }

    @Override
    public int handleExecutionException(Exception fault, CommandLine command, ParseResult parsed) {
        if (fault instanceof Failure failure) {
            Output.lines(world, failure.lines());
            return failure.exit();
        }
        Output.lines(world, List.of("a bug: " + fault + "; with -v it says where"));
        if (parsed.expandedArgs().contains("-v") || parsed.expandedArgs().contains("--verbose")) {
            fault.printStackTrace(world.err());
        }
        return Exit.BUG;
    }
}
