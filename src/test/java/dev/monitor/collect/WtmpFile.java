package dev.monitor.collect;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;

/** Writes {@code var/log/wtmp} of a machine, in the layout of utmp(5) on most processors: records of 384 bytes. */
final class WtmpFile {
    private static final int BOOT_TIME = 2;
    private static final int USER_PROCESS = 7;
    private static final int DEAD_PROCESS = 8;

    private final Path path;

    WtmpFile(Path root) throws IOException {
        path = root.resolve("var/log/wtmp");
        Files.createDirectories(path.getParent());
    }

    Path path() {
        return path;
    }

    WtmpFile login(String time, String user, String line, String host) throws IOException {
        return append(record(USER_PROCESS, time, user, line, host));
    }

    WtmpFile logout(String time, String line) throws IOException {
        return append(record(DEAD_PROCESS, time, "", line, ""));
    }

    WtmpFile boot(String time) throws IOException {
        return append(record(BOOT_TIME, time, "reboot", "~", "6.1.0"));
    }

    WtmpFile append(byte[] bytes) throws IOException {
        Files.write(path, bytes, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
        return this;
    }

    static byte[] record(int type, String time, String user, String line, String host) {
        ByteBuffer record = ByteBuffer.allocate(384).order(ByteOrder.LITTLE_ENDIAN);
        record.putShort(0, (short) type).putInt(4, 4711);
        put(record, 8, line);
        put(record, 44, user);
        put(record, 76, host);
        record.putInt(340, (int) Instant.parse(time).getEpochSecond()).putInt(344, 250_000);
        return record.array();
    }

    private static void put(ByteBuffer record, int at, String text) {
        record.put(at, text.getBytes(StandardCharsets.UTF_8));
    }
}
