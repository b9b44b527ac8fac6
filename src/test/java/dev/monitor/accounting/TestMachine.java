package dev.monitor.accounting;

import dev.monitor.host.Host;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;

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
        return root.resolve(PACCT.substring(1));
    }

    /** A file beside the accounting file, with the same name and this ending. */
    Path pacct(String ending) {
        return root.resolve(PACCT.substring(1) + ending);
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
