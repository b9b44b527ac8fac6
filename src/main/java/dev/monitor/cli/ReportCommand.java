package dev.monitor.cli;

import dev.monitor.flow.DryRun;
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
import dev.monitor.model.Figure;
import dev.monitor.model.LocalZone;
import dev.monitor.model.Report;
import dev.monitor.render.HtmlReport;
import dev.monitor.render.JsonReport;
import dev.monitor.render.TextReport;
import java.time.Duration;
import java.util.List;

/** {@code report}: a run, and one report of a window. */
final class ReportCommand implements Command {
    private static final Duration WAIT = Duration.ofSeconds(60);
    private static final String TEXT = "text";
    private static final String JSON = "json";
    private static final String HTML = "html";
    private static final String USER = "user";
    private static final String PROGRAM = "program";

    private static final Option DRY_RUN =
            Option.flag("--dry-run", "Send nothing, write nothing, take no lock: only print the report.");

    private static final Option FORMAT = Option.choice(
            "--format",
            "FORMAT",
            List.of(TEXT, JSON, HTML),
            "What is printed: text, json, or html, which is a file for a browser with everything in it. Default: text.");

    private static final Option WINDOW = Option.value(
            "--window",
            "WINDOW",
            "The time to report: 90s, 5m, 6h, 7d, PT6H, today or yesterday. Default: since the last report.");

    private static final Option USERS =
            Option.list("--users", "NAME", "Only these users have a row; the sum of all others stays.");

    private static final Option ALL_USERS = Option.flag("--all-users", "Everybody has a row, system users too.");

    private static final Option BY = Option.choice(
            "--by",
            "WHAT",
            List.of(USER, PROGRAM),
            "What has a row: user or program. With program each user's five largest programs follow the user. Default:"
                    + " user.");

    private static final Option PACCT = Option.words(
            "--pacct",
            "FILE",
            "Report these accounting files and nothing else, compressed ones too; - is standard input. Always prints.");

    private final Duration wait;

    ReportCommand() {
        this(WAIT);
    }

    /** With another time to wait for another run. */
    ReportCommand(Duration wait) {
        this.wait = wait;
    }

    @Override
    public String name() {
        return "report";
    }

    @Override
    public String header() {
        return "Tell who used the machine's CPU, and how the machine is.";
    }

    @Override
    public List<String> description() {
        return List.of(
                "",
                "Sends the report through the channels that get reports, or prints it where none is configured.",
                "With --format it is printed in any case.",
                "Each report begins where the last one ended; the first holds all that accounting knows.",
                "");
    }

    @Override
    public List<Option> options() {
        return List.of(DRY_RUN, FORMAT, WINDOW, USERS, ALL_USERS, BY, PACCT);
    }

    @Override
    public int run(World world, Arguments arguments) throws Failure {
        boolean dryRun = arguments.has(DRY_RUN);
        boolean offline = arguments.has(PACCT);
        if (!dryRun && !offline) {
            Run.prepare();
        }
        Startup startup = dryRun || offline ? Startup.ofDryRun(world, arguments) : Startup.of(world, arguments);
        Selection selection =
                new Selection(startup.settings().users(), arguments.values(USERS), arguments.has(ALL_USERS));
        boolean byProgram = arguments.value(BY, USER).equals(PROGRAM);
        if (offline && arguments.has(WINDOW)) {
            throw misuse("--window is of what runs have kept; of files, all is shown");
        }
        if (offline) {
            Output.lines(world, startup.warnings());
            ReportRequest request = new ReportRequest(null, null, selection, byProgram, false);
            boolean programs = byProgram || arguments.value(FORMAT, TEXT).equals(JSON);
            List<String> files = arguments.values(PACCT);
            Report report = Offline.report(startup.host(), startup.settings(), files, world.in(), programs, request);
            print(world, arguments, report, List.of());
            return Exit.DONE;
        }
        ReportRequest request = WindowSpec.request(
                arguments.value(WINDOW), selection, byProgram, world.clock().instant(), LocalZone.get());
        boolean asPage = arguments.value(FORMAT, TEXT).equals(HTML);
        ReportRequest wanted = asPage ? request.withCharts() : request;
        RunResult result = dryRun
                ? DryRun.look(startup.settings(), startup.host(), wanted, startup.warnings())
                : new Run(startup.settings(), startup.host(), wanted, startup.warnings()).run(wait);
        if (result == null) {
            throw new Failure(Exit.BUSY, "another run holds the lock since a minute; try again");
        }
        Report report = result.report();
        boolean asked = dryRun || arguments.has(FORMAT) || !Recipients.ofReportsExist(startup.settings());
        if (report != null && asked) {
            print(world, arguments, report, result.trends());
        }
        Output.tell(world, arguments.verbose(), result);
        return result.exit();
    }

    private static void print(World world, Arguments arguments, Report report, List<Figure> trends) {
        switch (arguments.value(FORMAT, TEXT)) {
            case JSON -> world.out().print(JsonReport.render(report, LocalZone.get()));
            case HTML -> world.out().print(HtmlReport.page(report, LocalZone.get(), trends));
            default -> printText(world, report);
        }
    }

    /** Prints a report for people. */
    static void printText(World world, Report report) {
        boolean colour = world.terminal() && !world.environment().containsKey("NO_COLOR");
        world.out().print(TextReport.render(report, LocalZone.get(), width(world), colour));
    }

    /** How wide a text may be. */
    static int width(World world) {
        int usual = 80;
        return world.terminal() ? Terminal.width(usual) : usual;
    }
}
