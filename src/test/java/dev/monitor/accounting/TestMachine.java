package dev.monitor.accounting;

import dev.monitor.host.Host;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.zip.GZIPOutputStream;

/** A machine under a folder: the users of the samples, a folder for accounting, and a clock that is set by hand. */
final class TestMachine {
    static final String PACCT = "/var/log/account/pacct";

    private static final String PASSWD = """
            root:x:0:0::/root:/bin/sh
            alice:x:1001:1001::/home/alice:/bin/sh
            bob:x:1002:1002::/home/bob:/bin/sh
            student01:x:1003:1003::/home/student01:/bin/sh
            student02:x:1004:1004::/home/student02:/bin/sh
            """;

    private final Path root;
    private final HandClock clock = new HandClock();

    TestMachine(Path root) throws IOException {
        this.root = root;
        Files.createDirectories(root.resolve("etc"));
        Files.writeString(passwd(), PASSWD);
        Files.createDirectories(root.resolve("var/log/account"));
    }

    Host host() {
        return new Host(root, root.resolve("proc"), clock);
    }

    /** Where its users are listed. */
    Path passwd() {
        return root.resolve("etc/passwd");
    }

    /** Where the accounting file is. */
    Path pacct() {
        return pacct("");
    }

    /** A file beside the accounting file, with the same name and this ending. */
    Path pacct(String ending) {
        return root.resolve(PACCT.substring(1) + ending);
    }

    /** Appends to a file beside the accounting file, or to that itself where the ending is empty. */
    void append(String ending, byte[]... pieces) throws IOException {
        Files.write(pacct(ending), PacctWriter.join(pieces), StandardOpenOption.CREATE, StandardOpenOption.APPEND);
    }

    void move(String from, String to) throws IOException {
        Files.move(pacct(from), pacct(to), StandardCopyOption.REPLACE_EXISTING);
    }

    /** Replaces a file by a compressed one. */
    void compress(String ending, String compressed) throws IOException {
        try (GZIPOutputStream zip = new GZIPOutputStream(Files.newOutputStream(pacct(compressed)))) {
            zip.write(Files.readAllBytes(pacct(ending)));
        }
        Files.delete(pacct(ending));
    }

    Instant now() {
        return clock.now;
    }

    void setClock(Instant now) {
        clock.now = now;
    }

    private static final class HandClock extends Clock {
        private Instant now = Instant.parse("2026-11-20T12:00:00Z");

        @Override
        public Instant instant() {
            return now;
        }

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }
    }
}
