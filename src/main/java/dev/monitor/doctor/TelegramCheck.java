package dev.monitor.doctor;

import dev.monitor.config.ChannelSettings;
import dev.monitor.config.TelegramSettings;
import dev.monitor.deliver.ChannelException;
import dev.monitor.deliver.ChatSeen;
import dev.monitor.deliver.TelegramAccount;
import java.util.ArrayList;
import java.util.List;

/** Whether the bot answers, and which chats wrote to it. */
final class TelegramCheck implements Check {
    private static final String SUBJECT = "telegram";

    private final ChannelSettings channels;

    TelegramCheck(ChannelSettings channels) {
        this.channels = channels;
    }

    @Override
    public List<Finding> look() {
        TelegramSettings telegram = channels.telegram();
        if (telegram == null) {
            return List.of(Finding.note(SUBJECT, "not configured: reports are printed; set BOT_TOKEN and CHAT_ID"));
        }
        TelegramAccount account = new TelegramAccount(telegram, channels.proxy());
        List<Finding> findings = new ArrayList<>();
        try {
            findings.add(Finding.ok(SUBJECT, "the bot is " + account.name()));
            for (ChatSeen chat : account.chats()) {
                String use = telegram.chats().contains(chat.recipient()) ? "" : "; put it into CHAT_ID to send there";
                findings.add(Finding.ok(
                        SUBJECT, "chat " + chat.recipient() + " (" + chat.type() + " " + chat.name() + ")" + use));
            }
        } catch (ChannelException e) {
            findings.add(Finding.fault(SUBJECT, e.getMessage()));
        }
        if (telegram.chats().isEmpty()) {
            findings.add(
                    Finding.note(SUBJECT, "no chat is configured: write to the bot, then put the id into CHAT_ID"));
        }
        return findings;
    }
}
