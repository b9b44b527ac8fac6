package dev.monitor.cli;

import dev.monitor.flow.RunResult;
import dev.monitor.model.Outcome;
import dev.monitor.render.Untrusted;
import java.util.List;

/** What a run has to say to people, on standard error. */
final class Output {
    private static final String PREFIX = "monitor: ";

    private Output() {}

    /** From cron only news is told, since cron mails whatever is printed; a person is told all. */
    static void tell(World world, boolean verbose, RunResult result) {
        if (verbose) {
            outcomes(world, result);
        }
        if (world.terminal()) {
            lines(world, result.warnings());
            lines(world, result.sent());
        } else {
            lines(world, result.news());
        }
    }

    /** How each collector fared. */
    static void outcomes(World world, RunResult result) {
        for (Outcome outcome : result.snapshot().outcomes()) {
            String detail = outcome.detail().isEmpty() ? "" : ": " + outcome.detail();
            line(
                    world,
                    outcome.collector() + " " + outcome.status() + " in "
                            + outcome.took().toMillis() + " ms" + detail);
        }
    }

    static void lines(World world, List<String> lines) {
        for (String line : lines) {
            line(world, line);
        }
    }

    /** What strangers wrote may be in it: it stays on its line and does nothing to a terminal. */
    private static void line(World world, String line) {
        world.err().println(PREFIX + Untrusted.printable(line));
    }
}
