package dev.monitor.cli;

import dev.monitor.flow.Exit;
import dev.monitor.flow.Failure;
import dev.monitor.flow.UserHistory;
import dev.monitor.model.Durations;
import dev.monitor.model.UserDays;
import dev.monitor.render.UserDaysTable;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;

/** {@code history}: what the runs have recorded. */
final class HistoryCommand implements Command {
    private static final String USERS = "users";
    private static final String TEXT = "text";
    private static final String CSV = "csv";

    private static final Option SINCE =
            Option.value("--since", "TIME", "How far back: 7d, 30d, 1y. Whole days are shown. Default: 7d.");

    private static final Option FORMAT = Option.choice(
            "--format", "FORMAT", List.of(TEXT, CSV, "json"), "What is printed: text, csv or json. Default: text.");

    @Override
    public String name() {
        return "history";
    }

    @Override
    public String header() {
        return "Show what was recorded: CPU time by user and day.";
    }

    @Override
    public List<String> description() {
        return List.of("", "Reads the store and writes nothing; works for whoever may read it.", "");
    }

    @Override
    public List<Option> options() {
        return List.of(SINCE, FORMAT);
    }

    @Override
    public Words words() {
        return new Words("WHAT", 1, 1, "What is shown: users.");
    }

    @Override
    public int run(World world, Arguments arguments) throws Failure {
        String what = arguments.words().get(0);
        if (!what.equals(USERS)) {
            throw misuse("\"" + what + "\" is not recorded");
        }
        String since = arguments.value(SINCE, "7d");
        Duration back = Durations.parse(since);
        if (back == null) {
            throw new Failure(Exit.USAGE, "--since: \"" + since + "\" is not " + Durations.EXPECTED);
        }
        Startup startup = Startup.ofDryRun(world, arguments);
        Output.lines(world, startup.warnings());
        ZoneId zone = ZoneId.systemDefault();
        LocalDate today = LocalDate.ofInstant(world.clock().instant(), zone);
        LocalDate first = today.minusDays(Math.max(1, back.toDays()) - 1);
        UserDays history = UserHistory.read(startup.settings(), first, today, zone);
        world.out().print(printed(world, history, arguments.value(FORMAT, TEXT)));
        return Exit.DONE;
    }

    private static String printed(World world, UserDays history, String format) {
        return switch (format) {
            case TEXT -> UserDaysTable.text(history, ReportCommand.width(world));
            case CSV -> UserDaysTable.csv(history);
            default -> UserDaysTable.json(history);
        };
    }
}
