package dev.monitor.render;

import dev.monitor.model.AlertEvent;
import dev.monitor.model.Notice;
import dev.monitor.model.SessionEvent;
import dev.monitor.model.TopProcesses;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;

/** A notice of alerts and of users who came and went, before it takes the form of a channel. */
final class AlertBulletin {
    private static final int MOST_ROWS = 5;
    private static final int NAME = 12;

    private final Notice notice;
    private final Times times;
    /** What of the alerts is true in the end. */
    private final List<AlertEvent> outcomes;

    private AlertBulletin(Notice notice, Times times) {
        this.notice = notice;
        this.times = times;
        this.outcomes = HeldWords.outcomes(notice);
    }

    static Bulletin of(Notice notice, ZoneId zone) {
        AlertBulletin builder = new AlertBulletin(notice, new Times(zone));
        return new Bulletin(
                notice.id(),
                builder.times.minute(notice.at()),
                AlertSubject.of(notice),
                builder.begin(),
                builder.headline(),
                builder.items(),
                builder.blocks(),
                notice.figure());
    }

    private String begin() {
        String host = Phrase.EMPTY.quoted(notice.host()).text();
        Instant held = notice.held();
        return held == null ? host : host + ", quiet since " + times.since(held, notice.at());
    }

    private boolean isAlone() {
        return notice.alerts().size() + notice.sessions().size() == 1 && notice.held() == null;
    }

    /** The one thing that there is to say, or what the many are in all. */
    private Phrase headline() {
        Phrase host = Phrase.EMPTY.quoted(notice.host());
        if (!isAlone()) {
            String counts = AlertSubject.counts(outcomes, notice.sessions());
            String quiet = notice.held() == null
                    ? ""
                    : "while it was quiet since " + times.since(notice.held(), notice.at()) + ": ";
            return Phrase.EMPTY.sign(sign()).then(host).plain(": " + quiet).strong(counts);
        }
        if (notice.alerts().isEmpty()) {
            return Phrase.EMPTY
                    .sign(sign())
                    .then(host)
                    .plain(": ")
                    .then(line(notice.sessions().get(0)));
        }
        AlertEvent alert = notice.alerts().get(0);
        return Phrase.EMPTY
                .sign(sign())
                .strong(AlertWords.state(alert))
                .plain(" on ")
                .then(host)
                .plain(": ")
                .then(AlertWords.finding(alert));
    }

    private List<Bulletin.Item> items() {
        List<Bulletin.Item> items = new ArrayList<>();
        if (notice.held() == null) {
            notice.alerts().forEach(alert -> items.add(item(alert)));
        } else {
            HeldWords.courses(notice.alerts()).forEach(course -> items.add(item(course)));
        }
        for (SessionEvent session : notice.sessions()) {
            Phrase line = line(session);
            items.add(new Bulletin.Item(isAlone() ? List.of() : List.of(line), line.text()));
        }
        return items;
    }

    private Bulletin.Item item(AlertEvent alert) {
        Phrase finding = Phrase.EMPTY
                .sign(AlertWords.sign(alert))
                .strong(AlertWords.state(alert))
                .plain(" ")
                .then(AlertWords.finding(alert));
        Phrase course = AlertWords.course(alert, times, notice.at());
        return new Bulletin.Item(
                isAlone() ? List.of(course) : List.of(finding, course), AlertWords.brief(alert, times, notice.at()));
    }

    private Bulletin.Item item(List<AlertEvent> events) {
        AlertEvent last = HeldWords.last(events);
        Phrase course = HeldWords.course(events, times, notice.at());
        Phrase line = Phrase.EMPTY
                .sign(AlertWords.sign(last))
                .strong(AlertWords.state(last))
                .plain(" ")
                .then(course);
        return new Bulletin.Item(List.of(line), line.text());
    }

    private Phrase line(SessionEvent session) {
        return SessionWords.line(session, times, notice.at());
    }

    private String sign() {
        for (AlertEvent alert : outcomes) {
            if (!alert.kind().isEnd()) {
                return AlertWords.sign(alert);
            }
        }
        return notice.alerts().isEmpty()
                ? SessionWords.SIGN
                : AlertWords.sign(notice.alerts().get(0));
    }

    /** Who is behind what fires, where users can be. */
    private List<Bulletin.Block> blocks() {
        List<Bulletin.Block> blocks = new ArrayList<>();
        if (outcomes.stream().noneMatch(AlertBulletin::isUsersDoing)) {
            return blocks;
        }
        if (!notice.users().isEmpty()) {
            String span = Quantities.span(notice.users().get(0).of());
            blocks.add(new Bulletin.Block("Users over the last " + span, users()));
        }
        if (!notice.processes().isEmpty()) {
            blocks.add(new Bulletin.Block("Top processes", processes()));
        }
        return blocks;
    }

    private static boolean isUsersDoing(AlertEvent alert) {
        return !alert.kind().isEnd() && MetricWords.isUsersDoing(alert.metric());
    }

    private Table users() {
        Table table = new Table().text("USER", NAME, 0).whole("CPU%", true, 0);
        for (Notice.UserShare user : first(notice.users())) {
            table.add(Untrusted.printable(user.user()), Quantities.decimal(user.percent()));
        }
        return table;
    }

    private Table processes() {
        boolean memory = outcomes.stream().anyMatch(alert -> MetricWords.isMemory(alert.metric()));
        Table table = new Table()
                .whole("PID", true, 0)
                .text("USER", NAME, 0)
                .text("PROGRAM", NAME, 0)
                .whole("CPU%", true, memory ? 1 : 0)
                .whole("MEM", true, memory ? 0 : 1);
        for (TopProcesses.Entry process : first(notice.processes())) {
            table.add(
                    Integer.toString(process.pid()),
                    Untrusted.printable(process.user()),
                    Untrusted.printable(process.program()),
                    Quantities.decimal(process.cpuPercent()),
                    Quantities.bytes(process.rssBytes()));
        }
        return table;
    }

    private static <T> List<T> first(List<T> list) {
        return list.subList(0, Math.min(MOST_ROWS, list.size()));
    }
}
