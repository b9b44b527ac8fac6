package dev.monitor.cli;

import dev.monitor.flow.Exit;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** The program without a command: it says which there are. */
@Command(
        name = "monitor",
        header = "Tells who used this server's CPU, and when something needs a person.",
        synopsisSubcommandLabel = "COMMAND",
        versionProvider = Version.class,
        sortOptions = false,
        commandListHeading = "%nCommands:%n",
        footerHeading = "%nExit codes:%n",
        footer = {
            "  0   done; a firing alert, a pending delivery or a missing source is no failure",
            "  64  wrong usage",
            "  69  nothing of the machine, or of the given files, could be read",
            "  70  a bug",
            "  74  the store or the journal could not be written; the rest was done",
            "  75  another run holds the lock, or the store stayed busy",
            "  77  something may not be read or written, or others may read or write the settings",
            "  78  the settings are wrong"
        })
final class MonitorCommand implements Callable<Integer> {
    private final World world;

    @Spec
    CommandSpec spec = CommandSpec.create();

    @Mixin
    CommonOptions common = new CommonOptions();

    MonitorCommand(World world) {
        this.world = world;
    }

    @Override
    public Integer call() {
        spec.commandLine().usage(world.err());
        return Exit.USAGE;
    }
}
