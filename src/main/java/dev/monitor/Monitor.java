package dev.monitor;

import dev.monitor.cli.Cli;
import dev.monitor.cli.World;
import dev.monitor.host.Terminal;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.util.HashMap;
import org.jspecify.annotations.Nullable;

/** The program: hands its arguments to the command line, and ends with the exit code that comes back. */
public final class Monitor {
    private static final int STDOUT = 1;
    private static final int BUFFER_BYTES = 8192;

    private Monitor() {}

    public static void main(String[] args) {
        // Cron's environment has no locale, with which Java would print `????` for what is not ASCII.
        PrintStream out = utf8(FileDescriptor.out);
        PrintStream err = utf8(FileDescriptor.err);
        World world = new World(
                System.in,
                out,
                err,
                // A look into the environment itself encodes the name each time, and the settings take a hundred.
                new HashMap<>(System.getenv()),
                Path.of("").toAbsolutePath(),
                jarFolder(),
                Clock.systemUTC(),
                Terminal.isTerminal(STDOUT));
        int exit = Cli.run(world, args);
        out.flush();
        err.flush();
        // Nothing is left to do, and a thread that hangs must not keep the process.
        Runtime.getRuntime().halt(exit);
    }

    private static PrintStream utf8(FileDescriptor descriptor) {
        return new PrintStream(
                new java.io.BufferedOutputStream(new FileOutputStream(descriptor), BUFFER_BYTES),
                false,
                StandardCharsets.UTF_8);
    }

    private static @Nullable Path jarFolder() {
        String classPath = System.getProperty("java.class.path", "");
        return classPath.endsWith(".jar") ? Path.of(classPath).toAbsolutePath().getParent() : null;
    }
}
