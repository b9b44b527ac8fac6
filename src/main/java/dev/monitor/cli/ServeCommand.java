package dev.monitor.cli;

import dev.monitor.flow.Failure;
import java.util.List;

/** {@code serve}: the web page, until SIGTERM. */
final class ServeCommand implements Command {
    @Override
    public String name() {
        return "serve";
    }

    @Override
    public String header() {
        return "Show a web page of the machine and its history, until SIGTERM.";
    }

    @Override
    public List<String> description() {
        return List.of(
                "",
                "Listens on WEB_LISTEN, 127.0.0.1:8080 by default. It only reads: any user will do who may read STATE_PATH.",
                "Settings are read once: after a change, start it again.",
                "");
    }

    @Override
    public List<Option> options() {
        return List.of();
    }

    @Override
    public int run(World world, Arguments arguments) throws Failure {
        Startup startup = Startup.of(world, arguments);
        Output.lines(world, startup.warnings());
        return Serving.untilSignal(world, startup);
    }
}
