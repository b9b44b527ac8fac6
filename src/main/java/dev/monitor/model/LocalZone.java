package dev.monitor.model;

import java.io.FileInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneId;
import java.time.ZoneOffset;

/**
 * The time zone of this machine: {@link ZoneId#systemDefault}, which takes a cold program 10 ms, unless it is plain that the
 * zone is UTC, as on most servers.
 */
public final class LocalZone {
    private static final String LINK = "/etc/localtime";
    private static final String NAME = "/etc/timezone";
    private static final int LONGEST_NAME = 100;

    private LocalZone() {}

    /** The zone in which this machine's people are told times. */
    public static ZoneId get() {
        return isPlainlyUtc() ? ZoneOffset.UTC : ZoneId.systemDefault();
    }

    /** What the JDK looks at, in its order; what is odd is left to it. */
    private static boolean isPlainlyUtc() {
        String property = System.getProperty("user.timezone", "");
        if (!property.isEmpty()) {
            return isUtc(property);
        }
        String variable = System.getenv("TZ");
        if (variable != null && !variable.isEmpty()) {
            return isUtc(variable);
        }
        return isUtcByFiles();
    }

    private static boolean isUtcByFiles() {
        Path link = Path.of(LINK);
        try {
            return Files.isSymbolicLink(link) && isUtc(zone(Files.readSymbolicLink(link))) && isUtc(name());
        } catch (IOException e) {
            return false;
        }
    }

    /** The end of a path such as {@code /usr/share/zoneinfo/Europe/Berlin}. */
    private static String zone(Path file) {
        String path = file.toString();
        return path.substring(path.indexOf("zoneinfo/") + "zoneinfo/".length());
    }

    /** Debian writes the name down a second time. */
    private static String name() throws IOException {
        Path file = Path.of(NAME);
        if (!Files.exists(file)) {
            return "UTC";
        }
        try (InputStream in = new FileInputStream(NAME)) {
            return new String(in.readNBytes(LONGEST_NAME), StandardCharsets.US_ASCII).strip();
        }
    }

    private static boolean isUtc(String name) {
        return name.equals("UTC") || name.equals("Etc/UTC");
    }
}
