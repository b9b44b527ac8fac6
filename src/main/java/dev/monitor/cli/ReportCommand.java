package dev.monitor.cli;

import dev.monitor.flow.Exit;
import dev.monitor.flow.Failure;
import dev.monitor.flow.Offline;
import dev.monitor.flow.Recipients;
import dev.monitor.flow.ReportRequest;
import dev.monitor.flow.Run;
import dev.monitor.flow.RunResult;
import dev.monitor.flow.Selection;
import dev.monitor.flow.WindowSpec;
import dev.monitor.host.Terminal;
import dev.monitor.model.Report;
import dev.monitor.render.JsonReport;
import dev.monitor.render.TextReport;
import java.time.Duration;
import java.time.ZoneId;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code report}: a run, and one report of a window. */
@Command(
        name = "report",
        header = "Tell who used the machine's CPU, and how the machine is.",
        description = {
            "",
            "Sends the report to the chats of CHAT_ID, or prints it where no channel is configured.",
            "Each report begins where the last one ended; the first holds all that accounting knows.",
            ""
        },
        sortOptions = false)
final class ReportCommand implements Callable<Integer> {
    private static final Duration WAIT = Duration.ofSeconds(60);
    private static final int USUAL_WIDTH = 80;

    private final World world;
    private final Duration wait;

    @Option(names = "--dry-run", description = "Send nothing, write nothing, take no lock: only print the report.")
    boolean dryRun;

    @Option(
            names = "--format",
            paramLabel = "FORMAT",
            description = "What is printed: ${COMPLETION-CANDIDATES}. Default: text.")
    Form format = Form.text;

    @Option(
            names = "--window",
            paramLabel = "WINDOW",
            description = "The time to report: 90s, 5m, 6h, 7d, PT6H, today or yesterday. Default: since the last"
                    + " report.")
    @Nullable
    String window;

    @Option(
            names = "--users",
            paramLabel = "NAME",
            split = ",",
            description = "Only these users have a row; the sum of all others stays.")
    List<String> users = List.of();

    @Option(names = "--all-users", description = "Everybody has a row, system users too.")
    boolean allUsers;

    @Option(
            names = "--by",
            paramLabel = "WHAT",
            description =
                    "What has a row: ${COMPLETION-CANDIDATES}. With program each user's five largest programs follow"
                            + " the user. Default: user.")
    By by = By.user;

    @Option(
            names = "--pacct",
            paramLabel = "FILE",
            arity = "1..*",
            description = "Report these accounting files and nothing else, compressed ones too; - is standard input."
                    + " Always prints.")
    List<String> pacct = List.of();

    @Mixin
    CommonOptions common = new CommonOptions();

    /** What a report can be printed as. */
    enum Form {
        text,
        json
    }

    /** What has a row. */
    enum By {
        user,
        program
    }

    ReportCommand(World world) {
        this(world, WAIT);
    }

    /** With another time to wait for another run. */
    ReportCommand(World world, Duration wait) {
        this.world = world;
        this.wait = wait;
    }

    @Override
    public Integer call() throws Failure {
        boolean prints = dryRun || !pacct.isEmpty();
        if (!prints) {
            Run.prepare();
        }
        Startup startup = prints ? Startup.ofDryRun(world, common) : Startup.of(world, common);
        Selection selection = new Selection(startup.settings().users(), users, allUsers);
        if (!pacct.isEmpty()) {
            return offline(startup, new ReportRequest(null, null, selection, by == By.program, false));
        }
        ReportRequest request = WindowSpec.request(
                window, selection, by == By.program, world.clock().instant(), ZoneId.systemDefault());
        Run run = new Run(startup.settings(), startup.host(), request, startup.warnings());
        RunResult result = dryRun ? run.dry() : run.run(wait);
        if (result == null) {
            throw new Failure(Exit.BUSY, "another run holds the lock since a minute; try again");
        }
        Report report = result.report();
        if (report != null
                && (dryRun || Recipients.ofReports(startup.settings()).isEmpty())) {
            print(report);
        }
        Output.tell(world, common.verbose, result);
        return result.exit();
    }

    private int offline(Startup startup, ReportRequest request) throws Failure {
        Output.lines(world, startup.warnings());
        print(Offline.report(startup.host(), startup.settings(), pacct, world.in(), request));
        return Exit.DONE;
    }

    private void print(Report report) {
        ZoneId zone = ZoneId.systemDefault();
        if (format == Form.json) {
            world.out().println(JsonReport.render(report, zone));
        } else {
            int width = world.terminal() ? Terminal.width(USUAL_WIDTH) : USUAL_WIDTH;
            boolean colour = world.terminal() && !world.environment().containsKey("NO_COLOR");
            world.out().print(TextReport.render(report, zone, width, colour));
        }
    }
}
