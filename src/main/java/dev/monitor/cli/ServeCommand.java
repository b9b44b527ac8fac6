package dev.monitor.cli;

import dev.monitor.flow.Exit;
import dev.monitor.flow.Failure;
import dev.monitor.web.ListenException;
import dev.monitor.web.Site;
import dev.monitor.web.WebServer;
import java.time.Duration;
import java.time.ZoneId;
import java.util.List;

/** {@code serve}: the web page, until SIGTERM. */
final class ServeCommand implements Command {
    private static final long A_WHILE_NANOS = Duration.ofHours(1).toNanos();

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
        String configured = startup.settings().host().name();
        Site site = new Site(
                startup.settings(),
                configured == null ? startup.host().name() : configured,
                world.clock(),
                ZoneId.systemDefault(),
                line -> tell(world, line));
        try (WebServer server = WebServer.start(site);
                UntilSignal signal = UntilSignal.begin()) {
            tell(
                    world,
                    server.url()
                            + (startup.settings().web().user() == null
                                    ? " for everybody on this machine"
                                    : " with user and password"));
            while (signal.await(signal.nanos() + A_WHILE_NANOS)) {
                // Nothing is to be done but to wait on.
            }
            return Exit.DONE;
        } catch (ListenException e) {
            throw new Failure(exit(e.kind()), String.valueOf(e.getMessage()));
        }
    }

    private static int exit(ListenException.Kind kind) {
        return switch (kind) {
            case TAKEN -> Exit.UNAVAILABLE;
            case DENIED -> Exit.DENIED;
            case ELSEWHERE -> Exit.SETTINGS;
        };
    }

    /** At once: the next line may be long in coming. */
    private static void tell(World world, String line) {
        Output.lines(world, List.of(line));
        world.err().flush();
    }
}
