package dev.monitor.config;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class WarningsTest {
    @TempDir
    Path folder;

    @Test
    void anUnknownKeyOfTheFileIsToldWithTheNearestKnownOne() throws Exception {
        Loaded loaded = new SettingsFolder(folder)
                .with(
                        "BOT_TOKN=1:a",
                        "log_keep=1d",
                        "SMTP_PASWORD_FILE=/x",
                        "SOMETHING_ELSE=1",
                        "rule_x=1",
                        "LOG_KEEP=2d")
                .load();

        assertEquals(
                List.of(
                        "BOT_TOKN: unknown key; did you mean BOT_TOKEN?",
                        "log_keep: unknown key; did you mean LOG_KEEP?",
                        "SMTP_PASWORD_FILE: unknown key; did you mean SMTP_PASSWORD_FILE?",
                        folder.resolve(".env") + " line 4: unknown key",
                        folder.resolve(".env") + " line 5: unknown key"),
                loaded.warnings());
    }

    @Test
    void whatIsUnknownInTheEnvironmentBelongsToOthers() throws Exception {
        Loaded loaded = new SettingsFolder(folder)
                .load(Map.of("BOT_TOKN", "x", "RULE_HOT", "no rule", "PATH", "/bin", "log_keep", "x"));

        assertEquals(List.of(), loaded.warnings());
        assertEquals(Map.of(), loaded.settings().alerts().rules());
    }

    @Test
    void aBotWithoutChatsIsUsableAndWarnedOf() throws Exception {
        Loaded loaded = new SettingsFolder(folder).with("BOT_TOKEN=1:a").load();

        TelegramSettings telegram = loaded.settings().channels().telegram();
        assertEquals(List.of(), telegram == null ? null : telegram.chats());
        assertEquals(List.of(), loaded.settings().channels().reportTo());
        assertEquals(
                List.of("CHAT_ID: missing, so nothing goes to Telegram; doctor lists the chats that wrote to the bot"),
                loaded.warnings());
    }

    @Test
    void aMailPasswordThatTravelsUnencryptedIsWarnedOf() throws Exception {
        Loaded loaded = new SettingsFolder(folder)
                .with("SMTP_HOST=h", "MAIL_FROM=a@b", "MAIL_TO=c@d", "SMTP_PORT=25", "SMTP_USER=u", "SMTP_PASSWORD=p")
                .load();

        assertEquals(
                List.of("SMTP_PASSWORD: travels unencrypted; set SMTP_SECURITY=starttls if the server can"),
                loaded.warnings());
    }

    @Test
    void aMailPasswordThatStaysOnThisMachineIsNot() throws Exception {
        for (String host : List.of("localhost", "127.0.0.1", "::1")) {
            Loaded loaded = new SettingsFolder(folder)
                    .with(
                            "SMTP_HOST=" + host,
                            "MAIL_FROM=a@b",
                            "MAIL_TO=c@d",
                            "SMTP_PORT=25",
                            "SMTP_USER=u",
                            "SMTP_PASSWORD=p")
                    .load();

            assertEquals(List.of(), loaded.warnings());
        }
    }

    @Test
    void theNameOfTheFileItselfCountsInTheEnvironmentOnly() throws Exception {
        Loaded loaded = new SettingsFolder(folder).with("MONITOR_CONFIG=/other").load();

        assertEquals(List.of("MONITOR_CONFIG: counts in the environment only"), loaded.warnings());
    }
}
