package dev.monitor.config;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;

/** The form that a word among the settings must have. */
enum Form {
    ANY("a text"),
    KEY("a key"),
    PATH("a path; plain ASCII where the locale is C"),
    ABSOLUTE_PATH("an absolute path; plain ASCII where the locale is C"),
    PART_OF_A_FILE_NAME("without /"),
    PORT("a port number from 1 to 65535"),
    HOST("a host name or an IP address"),
    CHANNEL("telegram, email or sms"),
    BOT_TOKEN("a token as BotFather gives it: digits, a colon, then letters, digits, _ and -"),
    CHAT("a chat id like -1001234567890 or a @channel, with :TOPIC for a topic"),
    TWILIO_SID("AC and 32 hexadecimal digits"),
    PHONE("a number like +4917012345678"),
    MAIL_ADDRESS("a plain mail address like admin@example.org"),
    WEB_USER("a name of up to 64 characters without a colon"),
    HOST_NAME("a name of up to 255 characters");

    private static final String DIGITS = "0123456789";
    private static final String WORD = DIGITS + "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ_";

    private final String expected;

    Form(String expected) {
        this.expected = expected;
    }

    /** What a word must be, to complete a sentence for people. */
    String expected() {
        return expected;
    }

    boolean fits(String word) {
        return switch (this) {
            case ANY -> true;
            case KEY -> consistsOf(WORD, 1, 100, word);
            case PATH -> isPath(word);
            case ABSOLUTE_PATH -> word.startsWith("/") && isPath(word);
            case PART_OF_A_FILE_NAME -> word.indexOf('/') < 0;
            case PORT -> isPort(word);
            case HOST -> consistsOf(WORD + ".-:", 1, 253, word);
            case CHANNEL -> word.equals("telegram") || word.equals("email") || word.equals("sms");
            case BOT_TOKEN -> isBotToken(word);
            case CHAT -> isChat(word);
            case TWILIO_SID -> word.startsWith("AC") && consistsOf(DIGITS + "abcdefABCDEF", 32, 32, word.substring(2));
            case PHONE ->
                word.startsWith("+") && !word.startsWith("+0") && consistsOf(DIGITS, 7, 15, word.substring(1));
            case MAIL_ADDRESS -> isMailAddress(word);
            case WEB_USER -> word.length() <= 64 && word.indexOf(':') < 0;
            case HOST_NAME -> word.length() <= 255;
        };
    }

    private static boolean isPath(String word) {
        try {
            return !Path.of(word).toString().isEmpty();
        } catch (InvalidPathException e) {
            return false;
        }
    }

    private static boolean isPort(String word) {
        if (!consistsOf(DIGITS, 1, 5, word)) {
            return false;
        }
        int port = Integer.parseInt(word);
        return port >= 1 && port <= 65535;
    }

    private static boolean isBotToken(String word) {
        int colon = word.indexOf(':');
        return colon > 0
                && consistsOf(DIGITS, 1, 20, word.substring(0, colon))
                && consistsOf(WORD + "-", 1, 100, word.substring(colon + 1));
    }

    private static boolean isChat(String word) {
        int colon = word.indexOf(':');
        String chat = colon < 0 ? word : word.substring(0, colon);
        if (colon >= 0 && !consistsOf(DIGITS, 1, 10, word.substring(colon + 1))) {
            return false;
        }
        return chat.startsWith("@")
                ? consistsOf(WORD, 4, 32, chat.substring(1))
                : consistsOf(DIGITS, 1, 18, chat.startsWith("-") ? chat.substring(1) : chat);
    }

    /** {@code local@domain} (RFC 5321) without quoting, comments or display name: nothing that could become a header. */
    private static boolean isMailAddress(String word) {
        int at = word.indexOf('@');
        return at > 0
                && consistsOf(WORD + "!#$%&'*+/=?^`{|}~.-", 1, 64, word.substring(0, at))
                && consistsOf(WORD + ".-:[]", 1, 253, word.substring(at + 1));
    }

    private static boolean consistsOf(String allowed, int least, int most, String word) {
        if (word.length() < least || word.length() > most) {
            return false;
        }
        for (int i = 0; i < word.length(); i++) {
            if (allowed.indexOf(word.charAt(i)) < 0) {
                return false;
            }
        }
        return true;
    }
}
