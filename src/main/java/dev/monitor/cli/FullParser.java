package dev.monitor.cli;

import dev.monitor.flow.Exit;
import java.io.OutputStreamWriter;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.PositionalParamSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.TypeConversionException;
import picocli.CommandLine.UnmatchedArgumentException;

/** Understands every command line, by picocli: prints help, explains mistakes, and suggests what may have been meant. */
final class FullParser {
    private static final String[] EXIT_CODES = {
        "  0   done; a firing alert, a pending delivery or a missing source is no failure",
        "  64  wrong usage",
        "  69  nothing of the machine, or of the given files, could be read",
        "  70  a bug",
        "  74  the store or the journal could not be written; the rest was done",
        "  75  another run holds the lock, or the store stayed busy",
        "  77  something may not be read or written, or the settings are open to others",
        "  78  the settings are wrong"
    };

    private final World world;
    private final CommandLine line;
    private int exit = Exit.USAGE;

    FullParser(World world, List<Command> commands) {
        this.world = world;
        CommandSpec root = spec("monitor", "Tells who used this server's CPU, and when something needs a person.");
        root.usageMessage().synopsisSubcommandLabel("COMMAND").commandListHeading("%nCommands:%n");
        root.usageMessage().footerHeading("%nExit codes:%n").footer(EXIT_CODES);
        addOptions(root, List.of(Option.HELP, Option.VERSION));
        for (Command command : commands) {
            root.addSubcommand(command.name(), spec(command));
        }
        line = new CommandLine(root);
        // A word that begins with @ is a channel, not a file with more words.
        line.setExpandAtFiles(false);
        line.setOut(writer(world.out())).setErr(writer(world.err())).setUsageHelpAutoWidth(world.terminal());
    }

    /** A command and what was given to it. */
    record Parsed(String command, Arguments arguments) {}

    /** What was asked for; null if that was help or a mistake, which is answered then. */
    @Nullable
    Parsed parse(String... words) {
        try {
            ParseResult result = line.parseArgs(words);
            if (CommandLine.executeHelpRequest(result) != null) {
                exit = Exit.DONE;
                return null;
            }
            if (!result.hasSubcommand()) {
                line.usage(world.err());
                return null;
            }
            ParseResult command = result.subcommand();
            Arguments arguments = arguments(command);
            requireWords(command.commandSpec(), arguments);
            return new Parsed(command.commandSpec().name(), arguments);
        } catch (ParameterException mistake) {
            explain(mistake);
            return null;
        }
    }

    /** The exit code where {@link #parse} gave nothing: to ask for help is no mistake. */
    int exit() {
        return exit;
    }

    private void explain(ParameterException mistake) {
        CommandLine command = mistake.getCommandLine();
        Output.lines(world, List.of(String.valueOf(mistake.getMessage())));
        UnmatchedArgumentException.printSuggestions(mistake, command.getErr());
        command.getErr().println("Try '" + command.getCommandSpec().qualifiedName() + " --help'.");
    }

    private static Arguments arguments(ParseResult command) {
        Arguments arguments = new Arguments();
        for (OptionSpec matched : command.matchedOptions()) {
            Option option = (Option) matched.userObject();
            arguments.add(option, option.kind() == Option.Kind.FLAG ? List.of() : matched.stringValues());
        }
        // Not the matched ones: picocli names one once for each group of words between options.
        for (PositionalParamSpec expected : command.commandSpec().positionalParameters()) {
            for (String word : expected.stringValues()) {
                arguments.addWord(word);
            }
        }
        return arguments;
    }

    private static void requireWords(CommandSpec command, Arguments arguments) {
        for (PositionalParamSpec expected : command.positionalParameters()) {
            if (!((Words) expected.userObject()).admits(arguments.words().size())) {
                throw new ParameterException(
                        command.commandLine(), "expected " + command.qualifiedName() + " " + expected.paramLabel());
            }
        }
    }

    private static CommandSpec spec(Command command) {
        CommandSpec spec = spec(command.name(), command.header());
        spec.usageMessage().description(command.description().toArray(new String[0]));
        addOptions(spec, command.allOptions());
        if (command.words().most() > 0) {
            spec.addPositional(PositionalParamSpec.builder()
                    .paramLabel(command.words().label())
                    .hideParamSyntax(true)
                    .type(String[].class)
                    .arity("0..*")
                    .description(command.words().description())
                    .userObject(command.words())
                    .build());
        }
        return spec;
    }

    private static CommandSpec spec(String name, String header) {
        CommandSpec spec = CommandSpec.create().name(name).version(Version.line());
        spec.usageMessage().header(header).sortOptions(false);
        return spec;
    }

    private static void addOptions(CommandSpec spec, List<Option> options) {
        for (Option option : options) {
            OptionSpec.Builder builder = OptionSpec.builder(option.names().toArray(new String[0]))
                    .description(option.description())
                    .userObject(option)
                    .usageHelp(option.equals(Option.HELP))
                    .versionHelp(option.equals(Option.VERSION));
            switch (option.kind()) {
                case FLAG -> builder.type(boolean.class);
                case VALUE -> builder.type(String.class).paramLabel(option.label());
                case LIST ->
                    builder.type(String[].class).paramLabel(option.label()).splitRegex(",");
                case WORDS ->
                    builder.type(String[].class).paramLabel(option.label()).arity("1..*");
            }
            if (!option.choices().isEmpty()) {
                builder.converters(new Choice(option.choices())).completionCandidates(option.choices());
            }
            spec.addOption(builder.build());
        }
    }

    private static PrintWriter writer(PrintStream stream) {
        return new PrintWriter(new OutputStreamWriter(stream, StandardCharsets.UTF_8), true);
    }

    /** Takes one of some words. */
    private record Choice(List<String> words) implements ITypeConverter<String> {
        @Override
        public String convert(String value) {
            if (!words.contains(value)) {
                throw new TypeConversionException("expected one of " + words + " but was '" + value + "'");
            }
            return value;
        }
    }
}
