package dev.monitor.render;

import dev.monitor.model.AlertEvent;
import dev.monitor.model.Figure;
import dev.monitor.model.Notice;
import dev.monitor.model.SessionEvent;
import dev.monitor.model.Sessions;
import dev.monitor.model.Severity;
import dev.monitor.model.TopProcesses;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Notices to render. */
final class Notices {
    static final String ID = "00ff00ff11ee11ee";
    static final Instant AT = Instant.parse("2026-11-20T11:04:00Z");

    private Notices() {}

    static Notice of(List<AlertEvent> alerts, SessionEvent... sessions) {
        return notice("web1", null, alerts, List.of(sessions), "alice", figure("load average on web1"));
    }

    static Notice held(List<AlertEvent> alerts, SessionEvent... sessions) {
        return notice(
                "web1",
                AT.minus(Duration.ofHours(13)),
                alerts,
                List.of(sessions),
                "alice",
                figure("load average on web1"));
    }

    /** The same untrusted text wherever a machine could put it, in that many alerts of each kind. */
    static Notice hostile(String text, int count, boolean held) {
        List<AlertEvent> alerts = new ArrayList<>();
        List<SessionEvent> sessions = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            for (AlertEvent.Kind kind : AlertEvent.Kind.values()) {
                alerts.add(alert(kind, "R" + i, "process_cpu_percent", Map.of("user", text, "program", text)));
                alerts.add(alert(kind, "S" + i, "filesystem_percent", Map.of("mount", text)));
                alerts.add(alert(kind, "T" + i, "new_metric", Map.of("what", text)));
            }
            for (SessionEvent.Kind kind : SessionEvent.Kind.values()) {
                sessions.add(session(kind, text, text, text));
            }
        }
        return notice(text, held ? AT.minusSeconds(9_000) : null, alerts, sessions, text, figure(text));
    }

    static AlertEvent disk(AlertEvent.Kind kind) {
        return new AlertEvent(
                kind,
                "DISK_MAX",
                "filesystem_percent > 90",
                "filesystem_percent",
                Map.of("mount", "/"),
                Severity.CRITICAL,
                97.23,
                90,
                98,
                AT.minusSeconds(300),
                Duration.ofMinutes(5),
                List.of(),
                null);
    }

    static AlertEvent load(AlertEvent.Kind kind, String since, String lasted, double value) {
        return new AlertEvent(
                kind,
                "LOAD_AVG_MAX",
                "load1 > 1.2",
                "load1",
                Map.of(),
                Severity.WARNING,
                value,
                1.2,
                Math.max(value, 3.5),
                Instant.parse(since),
                Duration.parse(lasted),
                List.of(),
                null);
    }

    static AlertEvent alert(AlertEvent.Kind kind, String rule, String metric, Map<String, String> labels) {
        return new AlertEvent(
                kind,
                rule,
                metric + " > 20",
                metric,
                labels,
                Severity.WARNING,
                187.3,
                20,
                199,
                AT.minusSeconds(720),
                Duration.ofMinutes(12),
                List.of(),
                null);
    }

    static SessionEvent session(SessionEvent.Kind kind, String user, String tty, String from) {
        Sessions.Session session = new Sessions.Session(user, tty, from, AT.minusSeconds(90));
        return new SessionEvent(kind, session, kind == SessionEvent.Kind.LOG_ON ? null : AT.minusSeconds(30));
    }

    static Figure.Lines figure(String title) {
        List<Figure.Point> points = new ArrayList<>();
        for (int i = 0; i <= 60; i++) {
            points.add(new Figure.Point(AT.minusSeconds(60L * (60 - i)), 1 + i / 30.0));
        }
        List<Figure.Line> lines = List.of(new Figure.Line(title, points));
        return new Figure.Lines(title, "", AT.minusSeconds(3_600), AT, Duration.ofMinutes(1), lines, 1.2);
    }

    private static Notice notice(
            String host,
            @Nullable Instant held,
            List<AlertEvent> alerts,
            List<SessionEvent> sessions,
            String user,
            Figure.Lines figure) {
        List<Notice.UserShare> users = new ArrayList<>();
        List<TopProcesses.Entry> processes = new ArrayList<>();
        for (int i = 0; i < 9; i++) {
            users.add(new Notice.UserShare(user, Duration.ofSeconds(112 - i), Duration.ofMinutes(1)));
            processes.add(new TopProcesses.Entry(4242 + i, user, user, user, 187.34 - i, 1_288_490_188));
        }
        return new Notice(ID, host, AT, held, alerts, sessions, users, processes, figure);
    }
}
