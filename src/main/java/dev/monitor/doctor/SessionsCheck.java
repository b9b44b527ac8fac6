package dev.monitor.doctor;

import dev.monitor.host.Host;
import java.nio.file.Files;
import java.util.List;

/** Where it is told who is logged in. */
final class SessionsCheck implements Check {
    private static final String SUBJECT = "sessions";

    private final Host host;

    SessionsCheck(Host host) {
        this.host = host;
    }

    @Override
    public List<Finding> look() {
        for (String utmp : List.of("/run/utmp", "/var/run/utmp")) {
            if (Files.isReadable(host.path(utmp))) {
                return List.of(Finding.ok(SUBJECT, "from " + utmp));
            }
        }
        if (Files.isDirectory(host.path("/run/systemd/sessions"))) {
            return List.of(Finding.ok(SUBJECT, "from logind (/run/systemd/sessions)"));
        }
        return List.of(
                Finding.note(SUBJECT, "this machine has neither utmp nor logind: who is logged in cannot be told"));
    }
}
