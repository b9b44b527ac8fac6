package dev.monitor.flow;

import dev.monitor.config.Settings;
import dev.monitor.config.TelegramSettings;
import java.util.List;

/** Who gets what. */
public final class Recipients {
    static final String TELEGRAM = "telegram";

    private Recipients() {}

    /** The chats that get reports; empty where reports are printed instead. */
    public static List<String> ofReports(Settings settings) {
        TelegramSettings telegram = settings.channels().telegram();
        boolean wanted = settings.channels().reportTo().contains(TELEGRAM);
        return telegram == null || !wanted ? List.of() : telegram.chats();
    }
}
