package dev.monitor.collect;

import dev.monitor.host.Host;
import dev.monitor.host.TextFile;
import dev.monitor.model.CollectException;
import dev.monitor.model.Sessions.Session;
import java.io.File;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The sessions that systemd-logind(8) knows: a file of {@code KEY=VALUE} lines each, quoted like a shell's where needed.
 * The format is logind's own, though unchanged for years; the interface would be D-Bus, at the price of a child process.
 */
final class LogindSessions {
    static final String FOLDER = "/run/systemd/sessions";

    private static final long MICROS = 1_000_000;

    private LogindSessions() {}

    /** The sessions of people in no order, or null where the machine has no logind. */
    static @Nullable List<Session> read(Host host) throws CollectException {
        File folder = host.path(FOLDER).toFile();
        if (!folder.exists()) {
            return null;
        }
        String[] names = folder.list();
        if (names == null) {
            throw new CollectException(folder + ": may not be read");
        }
        List<Session> sessions = new ArrayList<>();
        for (String name : names) {
            if (isSession(folder, name)) {
                addSession(sessions, host, FOLDER + "/" + name);
            }
        }
        return sessions;
    }

    /** Beside the sessions lie pipes ({@code 12.ref}), which would block who opens them, and files half written. */
    private static boolean isSession(File folder, String name) {
        for (int i = 0; i < name.length(); i++) {
            if (!Character.isLetterOrDigit(name.charAt(i))) {
                return false;
            }
        }
        return new File(folder, name).isFile();
    }

    private static void addSession(List<Session> sessions, Host host, String path) throws CollectException {
        TextFile file;
        try {
            file = host.file(path);
        } catch (CollectException e) {
            if (e.isNoData()) {
                return; // It ended meanwhile.
            }
            throw e;
        }
        Map<String, String> values = values(file);
        // Others are login screens, lock screens, service managers, cron jobs.
        boolean ofPerson = first(values, "CLASS").startsWith("user");
        if (ofPerson && !first(values, "STATE").equals("closing")) {
            sessions.add(session(values, file));
        }
    }

    private static Session session(Map<String, String> values, TextFile file) throws CollectException {
        String user = first(values, "USER");
        if (user.isEmpty()) {
            throw file.malformed("there is no USER");
        }
        long micros = file.number(first(values, "REALTIME"));
        return new Session(
                user,
                first(values, "TTY", "DISPLAY", "SERVICE", "TYPE"),
                first(values, "REMOTE_HOST"),
                Instant.ofEpochSecond(micros / MICROS));
    }

    private static Map<String, String> values(TextFile file) {
        Map<String, String> values = new HashMap<>();
        while (file.hasLine()) {
            String line = file.line();
            int equals = line.indexOf('=');
            if (equals > 0) {
                values.put(line.substring(0, equals), unquoted(line.substring(equals + 1)));
            }
        }
        return values;
    }

    private static String unquoted(String value) {
        if (value.length() < 2 || !value.startsWith("\"") || !value.endsWith("\"")) {
            return value;
        }
        StringBuilder text = new StringBuilder();
        for (int i = 1; i < value.length() - 1; i++) {
            if (value.charAt(i) == '\\' && i + 1 < value.length() - 1) {
                i++;
            }
            text.append(value.charAt(i));
        }
        return text.toString();
    }

    /** The value of the first of the keys that has one; empty if none has. */
    private static String first(Map<String, String> values, String... keys) {
        for (String key : keys) {
            String value = values.getOrDefault(key, "");
            if (!value.isEmpty()) {
                return value;
            }
        }
        return "";
    }
}
