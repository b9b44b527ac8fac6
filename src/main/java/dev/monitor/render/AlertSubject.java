package dev.monitor.render;

import dev.monitor.model.AlertEvent;
import dev.monitor.model.Notice;
import dev.monitor.model.SessionEvent;
import java.util.ArrayList;
import java.util.List;

/**
 * One line that stands for a notice in a mailbox, in lists and in logs. It begins with the machine, then how the most
 * severe alert is and by which rule, so that a list of them sorts.
 */
public final class AlertSubject {
    private static final int LONGEST = 120;

    private AlertSubject() {}

    /** A printable line of at most 120 characters: {@code [web1] CRITICAL DISK_MAX: file system / 97.2% > 90%}. */
    public static String of(Notice notice) {
        List<AlertEvent> alerts = HeldWords.outcomes(notice);
        int others = alerts.size() + notice.sessions().size() - 1;
        String more =
                (others > 0 ? " (+" + others + " more)" : "") + (notice.held() == null ? "" : " after quiet hours");
        return cut(begin(notice.host()) + first(alerts, notice.sessions()), LONGEST - more.length()) + more;
    }

    /** A line of that host, cut to the same length. */
    static String line(String host, String text) {
        return cut(begin(host) + text, LONGEST);
    }

    /** How many of each kind there are. */
    static String counts(List<AlertEvent> alerts, List<SessionEvent> sessions) {
        List<String> counts = new ArrayList<>(AlertWords.counts(alerts));
        counts.addAll(SessionWords.counts(sessions));
        return String.join(", ", counts);
    }

    private static String first(List<AlertEvent> alerts, List<SessionEvent> sessions) {
        if (!alerts.isEmpty()) {
            AlertEvent first = alerts.get(0);
            String rule = Untrusted.printable(first.rule());
            return AlertWords.state(first) + " " + rule + ": "
                    + AlertWords.finding(first).text();
        }
        return sessions.isEmpty()
                ? "nothing to tell"
                : SessionWords.state(sessions.get(0)) + ": " + SessionWords.who(sessions.get(0));
    }

    /** What each subject of a machine begins with. */
    static String begin(String host) {
        return "[" + Phrase.EMPTY.quoted(host).text() + "] ";
    }

    private static String cut(String text, int characters) {
        String cut = text;
        for (int columns = characters; cut.length() > characters; columns--) {
            cut = Columns.cut(text, columns);
        }
        return cut;
    }
}
