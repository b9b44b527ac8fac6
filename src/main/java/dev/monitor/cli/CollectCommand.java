package dev.monitor.cli;

import dev.monitor.flow.Exit;
import dev.monitor.flow.Failure;
import dev.monitor.flow.Run;
import dev.monitor.flow.RunResult;
import dev.monitor.render.PrometheusText;
import java.time.Duration;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code collect}: a run. Cron calls it each minute. */
@Command(
        name = "collect",
        header = "Look at the machine once: journal, history, and what waits to be sent.",
        description = {
            "",
            "Meant for cron, each minute. Prints nothing unless something is new and wrong.",
            "With --dry-run it prints the journal line and leaves no trace.",
            ""
        },
        sortOptions = false)
final class CollectCommand implements Callable<Integer> {
    /** Another run in the same minute does the same work, so this one gives way. */
    private static final Duration WAIT = Duration.ofSeconds(10);

    private final World world;
    private final Duration wait;

    @Option(names = "--dry-run", description = "Send nothing, write nothing, take no lock: only print.")
    boolean dryRun;

    @Option(
            names = "--format",
            paramLabel = "FORMAT",
            description = "Print the run as ${COMPLETION-CANDIDATES}: the journal line, or metrics in Prometheus text"
                    + " format. Default: json with --dry-run, else nothing.")
    @Nullable
    Form format;

    @Mixin
    CommonOptions common = new CommonOptions();

    /** What a run can be printed as. */
    enum Form {
        text,
        json,
        prometheus
    }

    CollectCommand(World world) {
        this(world, WAIT);
    }

    /** With another time to wait for another run. */
    CollectCommand(World world, Duration wait) {
        this.world = world;
        this.wait = wait;
    }

    @Override
    public Integer call() throws Failure {
        if (!dryRun) {
            Run.prepare();
        }
        Startup startup = dryRun ? Startup.ofDryRun(world, common) : Startup.of(world, common);
        Run run = new Run(startup.settings(), startup.host(), null, startup.warnings());
        RunResult result = dryRun ? run.dry() : run.run(wait);
        if (result == null) {
            return Exit.DONE;
        }
        print(result);
        Output.tell(world, common.verbose, result);
        return result.exit();
    }

    private void print(RunResult result) {
        if (format == Form.prometheus) {
            world.out().print(PrometheusText.of(result.snapshot().samples()));
        } else if (dryRun || format != null) {
            world.out().println(result.line().line());
        }
    }
}
