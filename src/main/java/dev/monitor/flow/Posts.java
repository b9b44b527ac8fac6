package dev.monitor.flow;

import dev.monitor.config.ChannelSettings;
import dev.monitor.model.AlertEvent;
import dev.monitor.model.Figure;
import dev.monitor.model.Message;
import dev.monitor.model.Notice;
import dev.monitor.model.Part;
import dev.monitor.model.Post;
import dev.monitor.model.Report;
import dev.monitor.model.SessionEvent;
import dev.monitor.model.Severity;
import dev.monitor.render.AlertSubject;
import dev.monitor.render.MailAlert;
import dev.monitor.render.MailReport;
import dev.monitor.render.PlainNotice;
import dev.monitor.render.SmsAlert;
import dev.monitor.render.SmsReport;
import dev.monitor.render.TelegramAlert;
import dev.monitor.render.TelegramReport;
import dev.monitor.render.TestNotice;
import dev.monitor.render.Untrusted;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What is to be told, in the form of each channel. */
final class Posts {
    private Posts() {}

    /**
     * A report, for everybody who gets reports.
     *
     * @param trends how the machine fared meanwhile, for where there is room
     */
    static List<Post> ofReport(ChannelSettings channels, Report report, List<Figure> trends, ZoneId zone) {
        List<Post> posts = new ArrayList<>();
        for (String channel : channels.reportTo()) {
            String id = RandomId.next();
            List<Part> parts = switch (channel) {
                case Recipients.TELEGRAM -> TelegramReport.parts(report, zone, id);
                case Recipients.EMAIL -> List.of(MailReport.letter(report, zone, id, trends));
                default -> List.of(new Part.Text(SmsReport.text(report, zone, id)));
            };
            String subject = "CPU report of " + Untrusted.printable(report.host());
            posts.add(new Post(
                    new Message(id, Message.Kind.REPORT, channel, subject, parts), Recipients.of(channels, channel)));
        }
        return posts;
    }

    /** A notice, for all recipients of one channel. */
    static Post ofNotice(ChannelSettings channels, String channel, Notice notice, ZoneId zone) {
        List<Part> parts = switch (channel) {
            case Recipients.TELEGRAM -> TelegramAlert.parts(notice, zone);
            case Recipients.EMAIL -> List.of(MailAlert.letter(notice, zone));
            default -> List.of(new Part.Text(SmsAlert.text(notice, zone)));
        };
        Message message = new Message(
                notice.id(),
                Message.Kind.ALERT,
                channel,
                AlertSubject.of(notice),
                thread(notice.alerts()),
                isSilent(notice),
                parts);
        return new Post(message, Recipients.of(channels, channel));
    }

    /** A test message, for everybody who gets reports or alerts. */
    static List<Post> ofTest(ChannelSettings channels, String host, Instant now, ZoneId zone) {
        List<Post> posts = new ArrayList<>();
        for (String channel : channels.configured()) {
            if (channels.reportTo().contains(channel) || channels.alertTo().contains(channel)) {
                String id = RandomId.next();
                posts.add(ofPlain(channels, channel, id, Message.Kind.TEST, TestNotice.of(id, host, now, zone)));
            }
        }
        return posts;
    }

    /** A notice about messages themselves, for all recipients of one channel. */
    static Post ofPlain(ChannelSettings channels, String channel, String id, Message.Kind kind, PlainNotice notice) {
        return new Post(plain(channel, id, kind, notice), Recipients.of(channels, channel));
    }

    /** A notice about messages themselves, in the form of one channel. */
    static Message plain(String channel, String id, Message.Kind kind, PlainNotice notice) {
        List<Part> parts = switch (channel) {
            case Recipients.TELEGRAM -> notice.telegram();
            case Recipients.EMAIL -> List.of(notice.letter());
            default -> List.of(new Part.Text(notice.sms()));
        };
        return new Message(id, kind, channel, notice.subject(), parts);
    }

    /** The conversation of the first alert that has one: a message has but one place. */
    private static @Nullable String thread(List<AlertEvent> alerts) {
        for (AlertEvent alert : alerts) {
            if (alert.thread() != null) {
                return alert.thread();
            }
        }
        return null;
    }

    /** Nobody is woken by good news, by what is said to matter little, or by those who came before and went. */
    private static boolean isSilent(Notice notice) {
        for (AlertEvent alert : notice.alerts()) {
            if (!alert.kind().isEnd() && alert.severity() != Severity.INFO) {
                return false;
            }
        }
        for (SessionEvent session : notice.sessions()) {
            if (session.kind() != SessionEvent.Kind.LOG_OFF) {
                return false;
            }
        }
        return true;
    }
}
