package dev.monitor.config;

import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads what the channels need. */
final class ChannelReader {
    private final Values values;

    ChannelReader(Values values) {
        this.values = values;
    }

    ChannelSettings read() {
        TelegramSettings telegram = telegram();
        MailSettings mail = mail();
        TwilioSettings twilio = twilio();
        List<String> configured = new ArrayList<>();
        if (values.isGiven("BOT_TOKEN") && values.isGiven("CHAT_ID")) {
            configured.add("telegram");
        }
        if (values.isGiven("SMTP_HOST")) {
            configured.add("email");
        }
        List<String> withoutSms = List.copyOf(configured);
        if (values.isGiven("TWILIO_ACCOUNT_SID")) {
            configured.add("sms");
        }
        return new ChannelSettings(
                telegram,
                mail,
                twilio,
                values.proxy("PROXY"),
                configured,
                recipients("REPORT_TO", configured, withoutSms),
                recipients("ALERT_TO", configured, configured),
                unusedApiKeys());
    }

    private @Nullable TelegramSettings telegram() {
        Secret token = values.secret("BOT_TOKEN", Form.BOT_TOKEN);
        List<String> chats = values.list("CHAT_ID", Form.CHAT);
        URI api = values.api("TELEGRAM_API_URL", "https://api.telegram.org");
        values.isComplete(List.of("BOT_TOKEN"), "CHAT_ID", "TELEGRAM_API_URL");
        if (token == null) {
            return null;
        }
        if (!values.isGiven("CHAT_ID")) {
            values.warning(
                    "CHAT_ID", "missing, so nothing goes to Telegram; doctor lists the chats that wrote to the bot");
        }
        return new TelegramSettings(token, api, chats);
    }

    private boolean unusedApiKeys() {
        values.text("API_ID", Form.ANY);
        values.secret("API_HASH", Form.ANY);
        return values.isGiven("API_ID") || values.isGiven("API_HASH");
    }

    private @Nullable TwilioSettings twilio() {
        String account = values.text("TWILIO_ACCOUNT_SID", Form.TWILIO_SID);
        Secret token = values.secret("TWILIO_AUTH_TOKEN", Form.ANY);
        String from = values.text("TWILIO_FROM", Form.PHONE);
        List<String> to = values.list("TWILIO_TO", Form.PHONE);
        URI api = values.api("TWILIO_API_URL", "https://api.twilio.com");
        boolean complete = values.isComplete(
                List.of("TWILIO_ACCOUNT_SID", "TWILIO_AUTH_TOKEN", "TWILIO_FROM", "TWILIO_TO"), "TWILIO_API_URL");
        return complete && account != null && token != null && from != null
                ? new TwilioSettings(account, token, from, to, api)
                : null;
    }

    private @Nullable MailSettings mail() {
        String host = values.text("SMTP_HOST", Form.HOST);
        String from = values.text("MAIL_FROM", Form.MAIL_ADDRESS);
        List<String> to = values.list("MAIL_TO", Form.MAIL_ADDRESS);
        String user = values.text("SMTP_USER", Form.ANY);
        Secret password = values.secret("SMTP_PASSWORD", Form.ANY);
        String portText = values.text("SMTP_PORT", Form.PORT);
        Integer port = portText == null ? null : Integer.valueOf(portText);
        MailSettings.Security usual = MailSettings.Security.on(port == null ? 587 : port);
        MailSettings.Security security = values.choice("SMTP_SECURITY", MailSettings.Security.values(), usual);
        values.isComplete(List.of("SMTP_USER", "SMTP_PASSWORD"));
        if (port != null && !security.fits(port)) {
            values.problem("SMTP_SECURITY", "does not agree with SMTP_PORT: starttls is 587, tls 465, none 25");
        }
        boolean leaves = host != null && !new Endpoint(host, 0).isLoopback();
        if (security == MailSettings.Security.NONE && password != null && leaves) {
            values.warning("SMTP_PASSWORD", "travels unencrypted; set SMTP_SECURITY=starttls if the server can");
        }
        boolean complete = values.isComplete(
                List.of("SMTP_HOST", "MAIL_FROM", "MAIL_TO"),
                "SMTP_PORT",
                "SMTP_SECURITY",
                "SMTP_USER",
                "SMTP_PASSWORD");
        return complete && host != null && from != null
                ? new MailSettings(host, port == null ? security.port() : port, security, user, password, from, to)
                : null;
    }

    private List<String> recipients(String key, List<String> configured, List<String> fallback) {
        List<String> channels = values.list(key, Form.CHANNEL);
        for (String channel : channels) {
            if (!configured.contains(channel)) {
                values.problem(key, channel + " is not set up; " + needs(channel));
            }
        }
        return channels.isEmpty() ? fallback : channels;
    }

    private static String needs(String channel) {
        return switch (channel) {
            case "telegram" -> "it needs BOT_TOKEN and CHAT_ID";
            case "email" -> "it needs SMTP_HOST, MAIL_FROM and MAIL_TO";
            default -> "it needs TWILIO_ACCOUNT_SID, TWILIO_AUTH_TOKEN, TWILIO_FROM and TWILIO_TO";
        };
    }
}
