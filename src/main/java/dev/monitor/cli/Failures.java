package dev.monitor.cli;

import dev.monitor.flow.Exit;
import dev.monitor.flow.Failure;
import java.util.List;

/** What is said, and which exit code is returned, when a command cannot do what was asked. */
final class Failures {
    private Failures() {}

    static int tell(World world, Exception fault, boolean verbose) {
        if (fault instanceof Failure failure) {
            Output.lines(world, failure.lines());
            return failure.exit();
        }
        Output.lines(world, List.of("a bug: " + fault + "; with -v it says where"));
        if (verbose) {
            fault.printStackTrace(world.err());
        }
        return Exit.BUG;
    }
}
