package dev.monitor;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** The built jar, in processes of its own with cron's bare environment; state and journal are in a folder of the test. */
public final class MonitorJar {
    private final Path folder;
    private final Map<String, String> environment = new HashMap<>();
    private Path jar = Path.of(Objects.requireNonNull(System.getProperty("monitor.jar"), "monitor.jar"));
    private List<String> launcher = List.of();
    private List<String> options = List.of();

    public MonitorJar(Path folder) {
        this.folder = folder;
        set("STATE_PATH", folder.resolve("state").toString());
        set("LOG_PATH", folder.resolve("log").toString());
    }

    /** What a command came to. */
    public record Outcome(int exit, String out, String err) {}

    /** An environment variable. */
    public MonitorJar set(String key, String value) {
        environment.put(key, value);
        return this;
    }

    /** Another root, as of a machine of the tests. */
    public MonitorJar root(Path root) {
        return set("ROOT_PATH", root.toAbsolutePath().toString())
                .set("PROC_PATH", root.resolve("proc").toAbsolutePath().toString());
    }

    /** A user without any right, who gets a copy of the jar, and may enter the folder of the test. Needs root. */
    public MonitorJar asNobody() throws IOException {
        Path copy = folder.resolve("monitor.jar");
        if (!Files.exists(copy)) {
            Files.copy(jar, copy);
        }
        jar = copy;
        folder.toFile().setExecutable(true, false);
        folder.toFile().setReadable(true, false);
        launcher = List.of("setpriv", "--reuid=65534", "--regid=65534", "--clear-groups");
        return this;
    }

    /** In a Java that trusts the authorities in that file, which has the usual password, and no other. */
    public MonitorJar trusting(Path authorities) {
        options = List.of("-Djavax.net.ssl.trustStore=" + authorities, "-Djavax.net.ssl.trustStorePassword=changeit");
        return this;
    }

    /** Whether the tests are run by root, who can become somebody else and mount file systems. */
    public static boolean isRoot() throws IOException {
        return Files.getAttribute(Path.of("/proc/self"), "unix:uid").equals(0);
    }

    /** Runs it to its end. */
    public Outcome run(String... args) throws IOException, InterruptedException {
        Path err = Files.createTempFile("monitor", ".err");
        try {
            Process process = builder(args).redirectError(err.toFile()).start();
            process.getOutputStream().close();
            String out = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            return new Outcome(process.waitFor(), out, Files.readString(err));
        } finally {
            Files.delete(err);
        }
    }

    /** Starts it; what it prints is lost. */
    public Process start(String... args) throws IOException {
        return builder(args)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
    }

    /** Starts it; what it says to people can be read. */
    public Process startAloud(String... args) throws IOException {
        return builder(args).redirectOutput(ProcessBuilder.Redirect.DISCARD).start();
    }

    private ProcessBuilder builder(String... args) {
        StandIns.removeAtExit(Path.of(Objects.requireNonNull(environment.get("STATE_PATH"))));
        List<String> command = new ArrayList<>(launcher);
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(options);
        command.addAll(List.of("-jar", jar.toString()));
        command.addAll(List.of(args));
        ProcessBuilder builder = new ProcessBuilder(command).directory(folder.toFile());
        builder.environment().clear();
        builder.environment().put("PATH", "/usr/bin:/bin");
        builder.environment().putAll(environment);
        return builder;
    }
}
