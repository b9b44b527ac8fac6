package dev.monitor.cli;

import dev.monitor.flow.Exit;
import dev.monitor.flow.Failure;
import dev.monitor.flow.UserHistory;
import dev.monitor.host.Terminal;
import dev.monitor.model.Durations;
import dev.monitor.model.UserDays;
import dev.monitor.render.UserDaysTable;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code history}: what the runs have recorded. */
@Command(
        name = "history",
        header = "Show what was recorded: CPU time by user and day.",
        description = {"", "Reads the store and writes nothing; works for whoever may read it.", ""},
        sortOptions = false)
final class HistoryCommand implements Callable<Integer> {
    private static final int USUAL_WIDTH = 80;

    private final World world;

    @Parameters(paramLabel = "WHAT", description = "What to show: ${COMPLETION-CANDIDATES}.")
    What what = What.users;

    @Option(
            names = "--since",
            paramLabel = "TIME",
            description = "How far back: 7d, 30d, 1y. Whole days are shown. Default: 7d.")
    String since = "7d";

    @Option(
            names = "--format",
            paramLabel = "FORMAT",
            description = "What is printed: ${COMPLETION-CANDIDATES}. Default: text.")
    Form format = Form.text;

    @Mixin
    CommonOptions common = new CommonOptions();

    /** What is recorded. */
    enum What {
        users
    }

    /** What it can be printed as. */
    enum Form {
        text,
        csv,
        json
    }

    HistoryCommand(World world) {
        this.world = world;
    }

    @Override
    public Integer call() throws Failure {
        Duration back = Durations.parse(since);
        if (back == null) {
            throw new Failure(Exit.USAGE, "--since: \"" + since + "\" is not " + Durations.EXPECTED);
        }
        Startup startup = Startup.ofDryRun(world, common);
        Output.lines(world, startup.warnings());
        ZoneId zone = ZoneId.systemDefault();
        LocalDate today = LocalDate.ofInstant(world.clock().instant(), zone);
        LocalDate first = today.minusDays(Math.max(1, back.toDays()) - 1);
        print(UserHistory.read(startup.settings(), first, today, zone));
        return Exit.DONE;
    }

    private void print(UserDays history) {
        int width = world.terminal() ? Terminal.width(USUAL_WIDTH) : USUAL_WIDTH;
        world.out()
                .print(
                        switch (format) {
                            case text -> UserDaysTable.text(history, width);
                            case csv -> UserDaysTable.csv(history);
                            case json -> UserDaysTable.json(history);
                        });
    }
}
