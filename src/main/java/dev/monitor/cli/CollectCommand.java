package dev.monitor.cli;

import dev.monitor.flow.DryRun;
import dev.monitor.flow.Exit;
import dev.monitor.flow.Failure;
import dev.monitor.flow.Run;
import dev.monitor.flow.RunResult;
import dev.monitor.model.Post;
import dev.monitor.render.PostText;
import dev.monitor.render.PrometheusText;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** {@code collect}: a run. Cron calls it each minute. */
final class CollectCommand implements Command {
    /** Another run in the same minute does the same work, so this one gives way. */
    private static final Duration WAIT = Duration.ofSeconds(10);

    private static final String TEXT = "text";
    private static final String PROMETHEUS = "prometheus";

    private static final Option DRY_RUN =
            Option.flag("--dry-run", "Send nothing, write nothing, take no lock: only print.");

    private static final Option FORMAT = Option.choice(
            "--format",
            "FORMAT",
            List.of(TEXT, "json", PROMETHEUS),
            "Print the run: as the journal line (text, json) or as metrics in Prometheus text format (prometheus). Default:"
                    + " the journal line with --dry-run, else nothing.");

    private final Duration wait;

    CollectCommand() {
        this(WAIT);
    }

    /** With another time to wait for another run. */
    CollectCommand(Duration wait) {
        this.wait = wait;
    }

    @Override
    public String name() {
        return "collect";
    }

    @Override
    public String header() {
        return "Look at the machine once: journal, history, and what waits to be sent.";
    }

    @Override
    public List<String> description() {
        return List.of(
                "",
                "Meant for cron, each minute. Prints nothing unless something is new and wrong.",
                "With --dry-run it prints the journal line and leaves no trace.",
                "");
    }

    @Override
    public List<Option> options() {
        return List.of(DRY_RUN, FORMAT);
    }

    @Override
    public int run(World world, Arguments arguments) throws Failure {
        boolean dryRun = arguments.has(DRY_RUN);
        if (!dryRun) {
            Run.prepare();
        }
        Startup startup = dryRun ? Startup.ofDryRun(world, arguments) : Startup.of(world, arguments);
        RunResult result = dryRun
                ? DryRun.look(startup.settings(), startup.host(), null, startup.warnings())
                : new Run(startup.settings(), startup.host(), null, startup.warnings()).run(wait);
        if (result == null) {
            return Exit.DONE;
        }
        print(world, result, arguments.value(FORMAT), dryRun);
        Output.tell(world, arguments.verbose(), result);
        return result.exit();
    }

    private static void print(World world, RunResult result, @Nullable String format, boolean dryRun) {
        if (PROMETHEUS.equals(format)) {
            world.out().print(PrometheusText.of(result.snapshot().samples()));
        } else if (dryRun || format != null) {
            world.out().println(result.line().line());
        }
        if (format == null || format.equals(TEXT)) {
            for (Post post : result.posts()) {
                world.out().print(PostText.of(post));
            }
        }
    }
}
