package dev.monitor.cli;

import dev.monitor.flow.Failure;
import dev.monitor.flow.Pace;
import dev.monitor.flow.Recipients;
import dev.monitor.flow.Run;
import dev.monitor.flow.RunResult;
import dev.monitor.flow.Watch;
import dev.monitor.model.Report;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** {@code watch}: {@code collect} and {@code report} on a clock, for those who start daemons rather than cron jobs. */
final class WatchCommand implements Command {
    private final @Nullable Pace pace;
    private final Watch.Patience patience;

    WatchCommand() {
        this(null, Watch.Patience.USUAL);
    }

    /**
     * With another clock and patience.
     *
     * @param pace null for the machine's, until a signal
     */
    WatchCommand(@Nullable Pace pace, Watch.Patience patience) {
        this.pace = pace;
        this.patience = patience;
    }

    @Override
    public String name() {
        return "watch";
    }

    @Override
    public String header() {
        return "Collect every ALERT_INTERVAL seconds and report every REPORT_INTERVAL, until SIGTERM.";
    }

    @Override
    public List<String> description() {
        return List.of(
                "",
                "Does in one process what cron does with collect and report; use either, not both.",
                "Settings are read once: after a change, start it again.",
                "");
    }

    @Override
    public List<Option> options() {
        return List.of();
    }

    @Override
    public int run(World world, Arguments arguments) throws Failure {
        if (pace != null) {
            return watch(world, arguments, pace);
        }
        try (UntilSignal signal = UntilSignal.begin()) {
            return watch(world, arguments, signal);
        }
    }

    private int watch(World world, Arguments arguments, Pace pace) throws Failure {
        Run.prepare();
        Startup startup = Startup.of(world, arguments);
        boolean printed = !Recipients.ofReportsExist(startup.settings());
        Teller teller = new Teller(world, printed, arguments.verbose());
        return new Watch(startup.settings(), world.clock(), startup.warnings(), patience, teller).run(pace);
    }

    /** Prints at once what a run comes to: the next one may be long in coming. */
    private record Teller(World world, boolean printed, boolean verbose) implements Watch.Listener {
        @Override
        public void made(RunResult result, List<String> news) {
            Report report = result.report();
            if (printed && report != null) {
                ReportCommand.printText(world, report);
                world.out().flush();
            }
            if (verbose) {
                Output.outcomes(world, result);
                Output.lines(world, result.sent());
            }
            failed(news);
        }

        @Override
        public void failed(List<String> news) {
            Output.lines(world, news);
            world.err().flush();
        }
    }
}
