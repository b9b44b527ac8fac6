package dev.monitor.host;

import dev.monitor.model.CollectException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Where this process prints to. */
public final class Terminal {
    private static final int DEADLINE_MILLIS = 500;

    private Terminal() {}

    /** Whether a standard stream is a terminal: 1 for output, 2 for errors. */
    public static boolean isTerminal(int descriptor) {
        try {
            String target = Files.readSymbolicLink(Path.of("/proc/self/fd/" + descriptor))
                    .toString();
            return target.startsWith("/dev/pts/") || target.startsWith("/dev/tty") || target.equals("/dev/console");
        } catch (IOException e) {
            return false;
        }
    }

    /** How many columns the terminal has, or what is asked for where nobody can tell. */
    public static int width(int otherwise) {
        try {
            // stty(1) looks at its standard input, which a child does not inherit here.
            String size = ChildProcess.run(DEADLINE_MILLIS, List.of("/usr/bin/stty", "-F", "/dev/tty", "size"))
                    .output()
                    .strip();
            int columns = Integer.parseInt(size.substring(size.indexOf(' ') + 1));
            return columns > 0 ? columns : otherwise;
        } catch (CollectException | NumberFormatException e) {
            return otherwise;
        }
    }
}
