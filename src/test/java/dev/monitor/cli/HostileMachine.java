package dev.monitor.cli;

import dev.monitor.accounting.PacctWriter;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Arrays;

/** A machine on which everything that can be named has the same name: a user, a program, a session, a mount point. */
final class HostileMachine {
    private static final int UTMP_RECORD = 384;
    private static final int PID = 2300;

    final ChangingMachine machine;
    private final byte[] name;
    private final byte[] sessions;
    private long ticks;

    HostileMachine(Path folder, byte[] name) throws IOException {
        this.machine = new ChangingMachine(folder);
        this.name = name;
        Path passwd = machine.root().resolve("etc/passwd");
        Files.writeString(passwd, Files.readString(passwd).replace("alice", accountName()));
        machine.proc(PID + "/cmdline", PacctWriter.join(name, new byte[1], name, new byte[1]));
        work(0);
        mount();
        sessions = Files.readAllBytes(machine.root().resolve("run/utmp"));
    }

    /** The name as Java reads it. */
    static String text(byte[] name) {
        return new String(name, StandardCharsets.UTF_8);
    }

    /** What of it may stand in passwd(5). */
    private String accountName() {
        return text(name).replaceAll("[:\\r\\n]", "").replaceAll("^(.{32}).*", "$1");
    }

    /** The program uses that much CPU more. */
    void work(int seconds) throws IOException {
        ticks += 100L * seconds;
        byte[] comm = Arrays.copyOf(name, Math.min(15, name.length));
        byte[] rest = (") S 1 1 1 0 -1 4194560 1 0 0 0 " + ticks + " 0 0 0 20 0 1 0 1000 1000 9999 1 "
                        + "0 0 0 0 0 0 0 0 0 0 0 0 17 0 0 0 0 0 0 0 0 0 0 0 0 0 0\n")
                .getBytes(StandardCharsets.UTF_8);
        machine.proc(PID + "/stat", PacctWriter.join((PID + " (").getBytes(StandardCharsets.UTF_8), comm, rest));
    }

    /** Somebody of that name comes from there, on that terminal. */
    void logOn(Instant at) throws IOException {
        ByteBuffer session = ByteBuffer.allocate(UTMP_RECORD).order(ByteOrder.LITTLE_ENDIAN);
        session.putShort(0, (short) 7).putInt(4, 1).putInt(340, (int) at.getEpochSecond());
        put(session, 8, 32);
        put(session, 44, 32);
        put(session, 76, 256);
        Files.write(machine.root().resolve("run/utmp"), PacctWriter.join(sessions, session.array()));
    }

    void logOff() throws IOException {
        Files.write(machine.root().resolve("run/utmp"), sessions);
    }

    private void put(ByteBuffer session, int at, int width) {
        session.put(at, Arrays.copyOf(name, Math.min(width, name.length)));
    }

    private void mount() throws IOException {
        String point = mountPoint();
        Files.createDirectories(Path.of(machine.root() + point));
        StringBuilder escaped = new StringBuilder();
        for (int i = 0; i < point.length(); i++) {
            char c = point.charAt(i);
            escaped.append(c <= ' ' || c == '\\' ? String.format("\\%03o", (int) c) : String.valueOf(c));
        }
        machine.proc(
                "1/mountinfo",
                "28 1 259:2 / / rw,relatime shared:1 - ext4 /dev/sda1 rw\n29 28 259:9 / " + escaped
                        + " rw,relatime shared:9 - ext4 /dev/sdz1 rw\n");
    }

    /** What of it can be a folder. */
    String mountPoint() {
        return "/"
                + text(name)
                        .replace("\uFFFD", "?")
                        .replaceAll("^(.{40}).*", "$1")
                        .strip();
    }
}
