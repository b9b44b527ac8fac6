package dev.monitor.render;

import dev.monitor.model.Budget;
import dev.monitor.model.Gap;
import dev.monitor.model.LoadAvg;
import dev.monitor.model.MemInfo;
import dev.monitor.model.Report;
import dev.monitor.model.Sessions;
import dev.monitor.model.Source;
import dev.monitor.model.TopProcesses;
import dev.monitor.model.Uptime;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Reports to render. */
final class Reports {
    static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");
    static final Instant FROM = Instant.parse("2026-11-05T05:00:00Z");
    static final Instant TO = Instant.parse("2026-11-05T11:00:00Z");
    static final Report.Row NO_OTHERS = new Report.Row("others", null, Duration.ZERO, 0, 0, 0, List.of(), List.of());

    /** One text of each kind of attack on what shows it. */
    static final List<String> HOSTILE = List.of(
            "z\nroot 9.99 cpu",
            "<b>&\"</pre>",
            "%s%n",
            "bro\uFFFDken",
            "\u001b[31mred\u001b]0;x\u0007",
            "\u202Egnp.exe\u2066\u200B",
            "\u009b2J\u007f",
            "a\r\tb\u2028c\u2029d\u0085e",
            "\uD83D\uDE00\uD83D",
            "字符字符",
            "z" + "\u0301".repeat(200),
            "");

    private Reports() {}

    /** Three users and others, everything known. */
    static Report ordinary() {
        List<Report.Row> users = List.of(
                row("alice", 1000, Duration.ofMinutes(723), 0.7, 1204, 3),
                row("bernadette-longname", 1001, Duration.ofMillis(3_787_600), 0.2, 87, 0),
                row("uid 1234", 1234, Duration.ofMillis(4_250), 0.0042, 1, 0));
        Report.Row others = new Report.Row(
                "others",
                null,
                Duration.ofSeconds(187),
                0.0958,
                3110,
                81,
                List.of(),
                List.of(
                        new Report.Member("root", Duration.ofSeconds(124)),
                        new Report.Member("mysql", Duration.ofSeconds(63))));
        return report("web1.example.com", users, others);
    }

    /** A machine that did nothing and of which nothing more is known. */
    static Report empty() {
        return new Report(
                "idle",
                FROM,
                TO,
                List.of(),
                NO_OTHERS,
                Duration.ZERO,
                null,
                Source.LIVE,
                "accounting is off",
                List.of(),
                List.of(),
                null,
                null,
                null,
                null,
                null,
                List.of("accounting: /var/log/account/pacct: may not be read"),
                List.of(),
                false);
    }

    /** As many users as asked, named {@code user-0001} and so on. */
    static Report crowd(int count) {
        List<Report.Row> users = new ArrayList<>();
        for (int i = 1; i <= count; i++) {
            Duration cpu = Duration.ofSeconds(60L * (count - i + 1));
            users.add(row("user-" + String.valueOf(10_000 + i).substring(1), 1000 + i, cpu, 1.0 / count, i, 0));
        }
        return report("crowd", users, NO_OTHERS);
    }

    /** One user alone, of that name and that CPU time. */
    static Report alone(String name, Duration cpu) {
        return report("crowd", List.of(row(name, 1000, cpu, 1, 1, 0)), NO_OTHERS);
    }

    /** The same untrusted text wherever a machine could put it. */
    static Report hostile(String text) {
        Report plain = ordinary();
        Report.Row user = row(text, 1000, Duration.ofHours(1), 0.5, 1, 1);
        Report.Row others = new Report.Row(
                "others",
                null,
                Duration.ofHours(1),
                0.5,
                1,
                1,
                List.of(new Report.Program(text, Duration.ofSeconds(1), 1)),
                List.of(new Report.Member(text, Duration.ofHours(1))));
        return new Report(
                text,
                FROM,
                TO,
                List.of(user),
                others,
                Duration.ofHours(2),
                null,
                Source.SA,
                text,
                List.of(new Gap(FROM, TO, text)),
                List.of(),
                plain.load(),
                plain.memory(),
                plain.uptime(),
                new Sessions(List.of(new Sessions.Session(text, text, text, FROM))),
                new TopProcesses(1, List.of(new TopProcesses.Entry(1, text, text, text, 1, 1))),
                List.of(text),
                List.of(new Budget(text, Budget.Period.WEEK, FROM, Duration.ofHours(40), Duration.ofHours(1))),
                true);
    }

    /** Guests that are logged in once each. */
    static Report loggedIn(int guests) {
        Report plain = crowd(1);
        List<Sessions.Session> sessions = new ArrayList<>();
        for (int i = 1; i <= guests; i++) {
            sessions.add(new Sessions.Session("guest-" + i, "pts/" + i, "", TO));
        }
        return new Report(
                plain.host(),
                FROM,
                TO,
                plain.users(),
                NO_OTHERS,
                plain.total(),
                null,
                Source.PACCT,
                "",
                List.of(),
                List.of(),
                null,
                null,
                null,
                new Sessions(sessions),
                null,
                List.of(),
                List.of(),
                false);
    }

    private static Report.Row row(String user, long uid, Duration cpu, double share, long commands, int running) {
        List<Report.Program> programs = List.of(new Report.Program("make", cpu, commands));
        return new Report.Row(user, uid, cpu, share, commands, running, programs, List.of());
    }

    private static Report report(String host, List<Report.Row> users, Report.Row others) {
        Duration total = others.cpu();
        for (Report.Row user : users) {
            total = total.plus(user.cpu());
        }
        return new Report(
                host,
                FROM,
                TO,
                users,
                others,
                total,
                total.plus(Duration.ofSeconds(721)),
                Source.PACCT,
                "",
                List.of(new Gap(FROM.plusSeconds(600), FROM.plusSeconds(1200), "accounting was paused")),
                List.of(),
                new LoadAvg(0.52, 0.48, 0.4, 2, 213, 4711),
                memory(),
                new Uptime(1_048_000.25, 2_000_000),
                sessions(),
                top(),
                List.of("filesystems: /proc/self/mounts:12: not a mount: \"none\""),
                List.of(),
                false);
    }

    private static MemInfo memory() {
        Map<String, MemInfo.Amount> entries = new LinkedHashMap<>();
        entries.put("MemTotal", new MemInfo.Amount(16_252_928, "kB"));
        entries.put("MemAvailable", new MemInfo.Amount(9_751_756, "kB"));
        return new MemInfo(entries);
    }

    private static Sessions sessions() {
        return new Sessions(List.of(
                new Sessions.Session("alice", "tty1", "", TO.minusSeconds(200_000)),
                new Sessions.Session("alice", "pts/0", "10.0.0.5", TO.minusSeconds(7_200)),
                new Sessions.Session("bernadette-longname", "pts/12", "2001:db8:85a3::8a2e:370:7334", TO)));
    }

    private static TopProcesses top() {
        return new TopProcesses(
                213,
                List.of(
                        new TopProcesses.Entry(
                                4242,
                                "alice",
                                "cc1plus",
                                "/usr/lib/gcc/x86_64-linux-gnu/12/cc1plus -quiet -O2 -o out.s in.cpp --with-more=arguments",
                                187.34,
                                1_288_490_188),
                        new TopProcesses.Entry(7, "root", "kworker/0:1", "[kworker/0:1]", 1.04, 0)));
    }
}
