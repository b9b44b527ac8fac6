package dev.monitor.cli;

import dev.monitor.accounting.PacctWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;

/** A copy of a machine of {@code src/test/resources/hosts} that works on while a test looks: programs end, files rotate. */
final class ChangingMachine {
    private static final int ELAPSED_TICKS = 100;

    private final Path root;
    private int pid = 30_000;

    /** A copy of {@code hosts/normal}, with accounting turned on and nothing in it yet. */
    ChangingMachine(Path folder) throws IOException {
        this(folder, "normal");
        Files.createDirectories(pacct().getParent());
        Files.createFile(pacct());
    }

    /** A copy of any machine, as it is. */
    ChangingMachine(Path folder, String host) throws IOException {
        root = folder.resolve("machine");
        Path original = Monitored.hosts().resolve(host);
        try (Stream<Path> files = Files.walk(original)) {
            for (Path file : files.toList()) {
                Files.copy(file, root.resolve(original.relativize(file).toString()));
            }
        }
    }

    Path root() {
        return root;
    }

    Path pacct() {
        return root.resolve("var/log/account/pacct");
    }

    /** A process ends, and its record is written. */
    ChangingMachine ended(String end, long uid, String program, double cpuSeconds) throws IOException {
        long begin = Instant.parse(end).getEpochSecond() - ELAPSED_TICKS / 100;
        long ticks = Math.round(100 * cpuSeconds);
        return append(PacctWriter.record(uid, program, ticks, 0, begin, ELAPSED_TICKS, pid++, 0));
    }

    /** Whatever bytes come to the end of the accounting file. */
    ChangingMachine append(byte[] bytes) throws IOException {
        Files.write(pacct(), bytes, StandardOpenOption.APPEND);
        return this;
    }

    /** What Debian's rotation does each night: the file gets another name, older ones are compressed, a new one is begun. */
    void rotate() throws IOException {
        for (int age = 8; age > 0; age--) {
            if (Files.exists(rotated(age + ".gz"))) {
                Files.move(rotated(age + ".gz"), rotated(age + 1 + ".gz"));
            }
        }
        if (Files.exists(rotated("0"))) {
            try (OutputStream zip = new GZIPOutputStream(Files.newOutputStream(rotated("1.gz")))) {
                Files.copy(rotated("0"), zip);
            }
            Files.delete(rotated("0"));
        }
        Files.move(pacct(), rotated("0"));
        Files.createFile(pacct());
    }

    private Path rotated(String ending) {
        return pacct().resolveSibling("pacct." + ending);
    }

    /** Writes a file under {@code proc}. */
    void proc(String name, String content) throws IOException {
        proc(name, content.getBytes(StandardCharsets.UTF_8));
    }

    /** Writes a file under {@code proc} that need not be text. */
    void proc(String name, byte[] content) throws IOException {
        Path file = root.resolve("proc").resolve(name);
        Files.createDirectories(file.getParent());
        Files.write(file, content);
    }

    /** Sets the machine's processor times since boot, in seconds; it idles as long as it works. */
    void cpu(long userSeconds, long niceSeconds, long systemSeconds) throws IOException {
        Path stat = root.resolve("proc/stat");
        List<String> lines = Files.readAllLines(stat);
        long idle = userSeconds + niceSeconds + systemSeconds;
        String cpu = "cpu  " + 100 * userSeconds + " " + 100 * niceSeconds + " " + 100 * systemSeconds + " "
                + 100 * idle + " 0 0 0 0 0 0";
        proc("stat", cpu + "\n" + String.join("\n", lines.subList(1, lines.size())) + "\n");
    }

    /** The machine is booted anew. */
    void boot(String bootId, double uptimeSeconds) throws IOException {
        proc("sys/kernel/random/boot_id", bootId + "\n");
        proc("uptime", uptimeSeconds + " " + uptimeSeconds + "\n");
    }

    /** Adds an account. */
    void user(String name, long uid) throws IOException {
        String line = name + ":x:" + uid + ":" + uid + "::/home:/bin/sh\n";
        Files.writeString(root.resolve("etc/passwd"), line, StandardOpenOption.APPEND);
    }
}
