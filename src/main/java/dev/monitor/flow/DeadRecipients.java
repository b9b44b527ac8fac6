package dev.monitor.flow;

import dev.monitor.config.Settings;
import dev.monitor.model.Ailing;
import dev.monitor.model.LocalZone;
import dev.monitor.model.Message;
import dev.monitor.render.DeadChannel;
import dev.monitor.store.Store;
import dev.monitor.store.StoreException;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Recipients that nothing gets through to are told of to the others: once, until they have got something again. */
final class DeadRecipients {
    private static final int MOST_NAMED = 3;

    private final Settings settings;
    private final String host;
    private final Store store;
    private final Instant now;

    DeadRecipients(Settings settings, String host, Store store, Instant now) {
        this.settings = settings;
        this.host = host;
        this.store = store;
        this.now = now;
    }

    /** Puts what is to be told into the outbox, if there is anyone to tell; gives the ids of the messages. */
    Set<String> tell() throws StoreException {
        List<Ailing> dead = new ArrayList<>();
        Map<String, List<Ailing>> news = new LinkedHashMap<>();
        for (Ailing ailing : store.ailing().all()) {
            if (ailing.isDead()) {
                dead.add(ailing);
                if (!ailing.told()) {
                    news.computeIfAbsent(ailing.channel(), channel -> new ArrayList<>())
                            .add(ailing);
                }
            }
        }
        Set<String> messages = new HashSet<>();
        if (!news.isEmpty()) {
            store.transaction(() -> {
                messages.clear();
                for (List<Ailing> ofOneChannel : news.values()) {
                    messages.addAll(tell(ofOneChannel, dead));
                }
            });
        }
        return messages;
    }

    private Set<String> tell(List<Ailing> news, List<Ailing> dead) throws StoreException {
        Set<String> messages = new HashSet<>();
        for (String channel : settings.channels().alertTo()) {
            List<String> living = living(channel, dead);
            if (!living.isEmpty()) {
                Message message = message(channel, news);
                store.outbox().add(0, message, living, now);
                messages.add(message.id());
            }
        }
        for (Ailing ailing : messages.isEmpty() ? List.<Ailing>of() : news) {
            store.ailing().told(ailing);
        }
        return messages;
    }

    /** Those of a channel's recipients that something may get through to, at their present addresses. */
    private List<String> living(String channel, List<Ailing> dead) throws StoreException {
        Map<String, String> moved = store.outbox().moved(channel);
        List<String> living = new ArrayList<>();
        for (String recipient : Recipients.of(settings.channels(), channel)) {
            String address = moved.getOrDefault(recipient, recipient);
            boolean lives = dead.stream()
                    .noneMatch(ailing -> ailing.channel().equals(channel)
                            && ailing.recipient().equals(address));
            if (lives) {
                living.add(address);
            }
        }
        return living;
    }

    private Message message(String channel, List<Ailing> news) {
        Ailing first = news.get(0);
        List<String> named = new ArrayList<>();
        for (Ailing ailing : news.subList(0, Math.min(MOST_NAMED, news.size()))) {
            named.add(ailing.recipient());
        }
        int more = news.size() - named.size();
        String who = first.channel() + " " + String.join(", ", named) + (more == 0 ? "" : " and " + more + " more");
        String id = RandomId.next();
        ZoneId zone = LocalZone.get();
        return Posts.plain(
                channel, id, Message.Kind.ALERT, DeadChannel.of(id, host, who, first.since(), now, first.why(), zone));
    }
}
