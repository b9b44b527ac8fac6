package dev.monitor.cli;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/** Another process that holds a lock until it is closed: a process cannot be kept out by its own locks. */
final class LockHolder implements AutoCloseable {
    private final Process process;

    LockHolder(Path file) throws IOException {
        Files.createDirectories(file.toAbsolutePath().resolveSibling("."));
        process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xshare:auto",
                        "-cp",
                        System.getProperty("java.class.path"),
                        LockHolder.class.getName(),
                        file.toString())
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        if (process.getInputStream().read() != '!') {
            throw new IOException("the lock could not be taken");
        }
    }

    boolean holdsIt() {
        return process.isAlive();
    }

    /** Lets go of it, and returns when it is free. */
    void release() {
        close();
        process.onExit().join();
    }

    @Override
    public void close() {
        process.destroyForcibly();
    }

    /** Takes the lock, says so, and waits for its end. */
    public static void main(String[] args) throws IOException, InterruptedException {
        try (FileChannel channel =
                FileChannel.open(Path.of(args[0]), StandardOpenOption.CREATE, StandardOpenOption.WRITE)) {
            channel.lock();
            System.out.print('!');
            System.out.flush();
            Thread.sleep(60_000);
        }
    }
}
