package dev.monitor.host;

import dev.monitor.model.CollectException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** Runs a command of this machine: absolute path, no shell, {@code LC_ALL=C}, a deadline, a limit on what it prints. */
final class ChildProcess {
    private static final int MOST_BYTES = 64 << 20;

    private ChildProcess() {}

    static CommandOutput run(int deadlineMillis, List<String> command) throws CollectException {
        String name = command.get(0);
        ProcessBuilder builder = new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.DISCARD);
        builder.environment().clear();
        builder.environment().put("LC_ALL", "C");
        builder.environment().put("PATH", "/usr/sbin:/usr/bin:/sbin:/bin");
        Process process;
        try {
            process = builder.start();
        } catch (IOException e) {
            throw CollectException.noData(name + ": cannot be started");
        }
        Drain drain = new Drain(process.getInputStream());
        drain.start();
        try {
            process.getOutputStream().close();
            if (!process.waitFor(deadlineMillis, TimeUnit.MILLISECONDS)) {
                throw new CollectException(name + ": gave no answer in " + deadlineMillis + " ms");
            }
            drain.join(deadlineMillis);
            return new CommandOutput(process.exitValue(), drain.text(name));
        } catch (IOException e) {
            throw new CollectException(name + ": " + e.getMessage());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new CollectException(name + ": interrupted");
        } finally {
            kill(process);
        }
    }

    private static void kill(Process process) {
        if (process.isAlive()) {
            process.descendants().forEach(ProcessHandle::destroyForcibly);
            process.destroyForcibly();
        }
    }

    /** Reads all that a process prints while another thread waits for its end. */
    private static final class Drain extends Thread {
        private final InputStream in;
        private volatile byte[] bytes = new byte[0];
        private volatile String fault = "its output did not end";

        Drain(InputStream in) {
            super("drain");
            this.in = in;
            setDaemon(true);
        }

        @Override
        public void run() {
            try {
                bytes = in.readNBytes(MOST_BYTES + 1);
                fault = bytes.length > MOST_BYTES ? "printed more than " + (MOST_BYTES >> 20) + " MiB" : "";
            } catch (IOException e) {
                fault = "its output could not be read";
            }
        }

        String text(String name) throws CollectException {
            if (!fault.isEmpty()) {
                throw new CollectException(name + ": " + fault);
            }
            return new String(bytes, StandardCharsets.UTF_8);
        }
    }
}
