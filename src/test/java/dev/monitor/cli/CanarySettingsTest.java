package dev.monitor.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.monitor.deliver.BotApiServer;
import dev.monitor.deliver.TwilioServer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** No secret is in what is said of settings and files that are wrong. */
class CanarySettingsTest {
    @TempDir
    Path folder;

    private static List<String> settings() {
        String token = BotApiServer.TOKEN;
        String heartbeat = "https://ping.example.org" + Canaries.HEARTBEAT_PATH;
        String[][] secrets = {
            {"BOT_TOKEN", token},
            {"TWILIO_AUTH_TOKEN", TwilioServer.TOKEN},
            {"SMTP_PASSWORD", "canary-p4ssword"},
            {"PROXY", "http://" + Canaries.PROXY_LOGIN + "@proxy.example.org"},
            {"HEARTBEAT_URL", heartbeat},
            {"WEB_PASSWORD", Canaries.WEB_PASSWORD}
        };
        List<String> settings = new ArrayList<>();
        for (String[] secret : secrets) {
            String key = secret[0];
            String value = secret[1];
            settings.add(key + "=" + value + " \u0001");
            settings.add(key + "=\"" + value);
            settings.add(key + "='" + value + "'");
            settings.add(key + "=" + value + "#1");
            settings.add(key + ":" + value);
            settings.add(key + " " + value);
            settings.add("export " + key + "=" + value);
            settings.add(key + "S=" + value);
            settings.add(key.toLowerCase(Locale.ROOT) + "=" + value);
            settings.add(key + "=" + value + "\n" + key + "=" + value);
            settings.add(key + "=" + value + "\n" + key + "_FILE=/nowhere/at/all");
            settings.add(key + "_FILE=" + value);
            settings.add(value);
            settings.add("CHAT_ID=" + value);
            settings.add("TWILIO_TO=" + value);
            settings.add("MAIL_TO=" + value);
            settings.add("SMTP_PORT=" + value);
            settings.add("WEB_LISTEN=" + value);
            settings.add("QUIET_HOURS=" + value);
        }
        settings.add("PROXY=" + Canaries.PROXY_LOGIN + "@proxy.example.org:3128");
        settings.add("PROXY=ftp://" + Canaries.PROXY_LOGIN + "@proxy.example.org:3128");
        settings.add("HEARTBEAT_URL=" + heartbeat.replace("https", "ftp"));
        settings.add("HEARTBEAT_URL=" + heartbeat + " and more");
        settings.add("TELEGRAM_API_URL=https://api.telegram.org/bot" + token + "?x");
        settings.add("BOT_TOKEN=" + token.replace(':', ';'));
        return settings;
    }

    @Test
    void whateverIsWrongWithTheSettings() throws IOException {
        for (String lines : settings()) {
            Monitored monitored = new Monitored(folder, "normal").settings(lines);
            Canaries.run(monitored, 0, "rules");
            Canaries.run(monitored, 0, "collect", "-v");
        }
        Canaries.assertNoneInFiles(folder.resolve("state"));
        Canaries.assertNoneInFiles(folder.resolve("log"));
    }

    @Test
    void whateverIsWrongWithTheFiles() throws IOException {
        Path state = Files.createDirectory(folder.resolve("state"));
        Files.writeString(state.resolve("monitor.db"), "no database ".repeat(1000));
        Files.writeString(folder.resolve("log"), "no folder");
        Monitored monitored = Canaries.everyChannel(folder, "http://127.0.0.1:1", 1, "none");
        Canaries.run(monitored, 0, "collect", "-v");
        Canaries.run(monitored, 0, "report", "-v");
        Canaries.run(monitored, 0, "doctor", "-v", "--send-test");
        Canaries.run(monitored, 0, "silence", "MEM_MAX", "1h");
        Path secret =
                Files.writeString(folder.resolve("secret"), TwilioServer.TOKEN + "\n\u0007" + Canaries.WEB_PASSWORD);
        monitored.set("TWILIO_AUTH_TOKEN", "").set("TWILIO_AUTH_TOKEN_FILE", secret.toString());
        for (String mode : List.of("rw-r--r--", "rw-rw-rw-", "rw-------", "---------")) {
            Files.setPosixFilePermissions(secret, PosixFilePermissions.fromString(mode));
            Canaries.run(monitored, 0, "collect", "-v");
        }
        Monitored open = Canaries.everyChannel(folder, "http://127.0.0.1:1", 1, "none")
                .settings("BOT_TOKEN=" + BotApiServer.TOKEN, "WEB_PASSWORD=" + Canaries.WEB_PASSWORD);
        Files.setPosixFilePermissions(folder.resolve(".env"), PosixFilePermissions.fromString("rw-r--r--"));
        assertEquals(77, Canaries.run(open, 0, "collect", "-v").exit());
        Canaries.run(open, 0, "collect", "--dry-run", "-v");
    }
}
