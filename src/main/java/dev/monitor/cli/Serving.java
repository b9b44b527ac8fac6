package dev.monitor.cli;

import dev.monitor.config.Settings;
import dev.monitor.flow.Exit;
import dev.monitor.flow.Failure;
import dev.monitor.web.ListenException;
import dev.monitor.web.Site;
import dev.monitor.web.WebServer;
import java.time.Duration;
import java.time.ZoneId;
import java.util.List;

/** What {@code serve} does. It is a class of its own so that no other command loads a class of the server. */
final class Serving {
    private static final long A_WHILE_NANOS = Duration.ofHours(1).toNanos();

    private Serving() {}

    /** Serves until the process is told to end, and returns the exit code. */
    static int untilSignal(World world, Startup startup) throws Failure {
        try (WebServer server = WebServer.start(site(world, startup));
                UntilSignal signal = UntilSignal.begin()) {
            boolean login = startup.settings().web().user() != null;
            tell(world, server.url() + (login ? " with user and password" : " for everybody on this machine"));
            while (signal.await(signal.nanos() + A_WHILE_NANOS)) {
                // Nothing is to be done but to wait on.
            }
            return Exit.DONE;
        } catch (ListenException e) {
            throw new Failure(exit(e.kind()), String.valueOf(e.getMessage()));
        }
    }

    private static Site site(World world, Startup startup) {
        Settings settings = startup.settings();
        String configured = settings.host().name();
        String host = configured == null ? startup.host().name() : configured;
        return new Site(settings, host, world.clock(), ZoneId.systemDefault(), line -> tell(world, line));
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
