package dev.monitor.host;

import dev.monitor.model.CollectException;
import java.io.File;
import java.io.FileInputStream;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;

/**
 * The only door to the observed machine: its files, its commands, its clock and the names of its users. With another
 * root than {@code /} it shows a machine that is mounted there, and runs no command.
 */
public final class Host {
    /** More than any file of a healthy machine that is read whole; a larger one is refused. */
    private static final int MOST_BYTES = 32 << 20;

    private final String root;
    private final String proc;
    private final Clock clock;
    private final UserNames users;

    /**
     * @param root where the machine's root directory is seen
     * @param proc where its {@code /proc} is seen, a path of this machine
     */
    public Host(Path root, Path proc, Clock clock) {
        this.root = root.toString().equals("/") ? "" : root.toString();
        this.proc = proc.toString();
        this.clock = clock;
        this.users = new UserNames(this);
    }

    /** The wall clock. */
    public Clock clock() {
        return clock;
    }

    /** The names of its users. */
    public UserNames users() {
        return users;
    }

    /** The name that it has itself; {@code localhost} where it cannot be read. */
    public String name() {
        try {
            return proc("sys/kernel/hostname").text().strip();
        } catch (CollectException e) {
            return "localhost";
        }
    }

    /** Whether it is this machine itself, whose commands can be run. */
    public boolean isThisMachine() {
        return root.isEmpty();
    }

    /** Where a file of the machine is seen from here. */
    public Path path(String absolute) {
        return Path.of(root + absolute);
    }

    /** Where a file under its {@code /proc} is seen from here. */
    public Path procPath(String name) {
        return Path.of(proc, name);
    }

    /** A file under {@code /proc}, by its name there. */
    public TextFile proc(String name) throws CollectException {
        return read(proc + "/" + name);
    }

    /** A file of the machine, by its absolute path there. */
    public TextFile file(String absolute) throws CollectException {
        return read(root + absolute);
    }

    /** A binary file of the machine, by its absolute path there. */
    public byte[] bytes(String absolute) throws CollectException {
        return readAll(root + absolute);
    }

    /**
     * What a command of this machine prints.
     *
     * @param command an absolute path and its arguments
     * @throws CollectException if it cannot be started, does not end in time, or another root is looked at
     */
    public CommandOutput run(int deadlineMillis, List<String> command) throws CollectException {
        if (!isThisMachine()) {
            throw CollectException.noData(command.get(0) + ": not run for a machine under " + root);
        }
        return ChildProcess.run(deadlineMillis, command);
    }

    private static TextFile read(String path) throws CollectException {
        return new TextFile(path, new String(readAll(path), StandardCharsets.UTF_8));
    }

    private static byte[] readAll(String path) throws CollectException {
        try (InputStream in = new FileInputStream(path)) {
            byte[] bytes = in.readNBytes(MOST_BYTES + 1);
            if (bytes.length > MOST_BYTES) {
                throw new CollectException(path + ": larger than " + (MOST_BYTES >> 20) + " MiB");
            }
            return bytes;
        } catch (FileNotFoundException e) {
            if (new File(path).exists()) {
                throw new CollectException(path + ": may not be read");
            }
            throw CollectException.noData(path + ": no such file");
        } catch (IOException e) {
            throw new CollectException(path + ": " + e.getMessage());
        }
    }
}
