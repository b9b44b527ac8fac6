package dev.monitor.cli;

import dev.monitor.flow.Exit;
import java.util.List;
import picocli.CommandLine;
import picocli.CommandLine.IExecutionExceptionHandler;
import picocli.CommandLine.IParameterExceptionHandler;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.UnmatchedArgumentException;

/** What picocli reports: arguments that make no sense, and commands that failed. */
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
        boolean verbose =
                parsed.expandedArgs().contains("-v") || parsed.expandedArgs().contains("--verbose");
        return Failures.tell(world, fault, verbose);
    }
}
