package dev.monitor.render;

/** Our own Telegram HTML as plain text, for when the Bot API refuses the markup. */
public final class TelegramText {
    private TelegramText() {}

    /** The text with its tags left out and its entities read. */
    public static String plain(String html) {
        StringBuilder plain = new StringBuilder(html.length());
        boolean tag = false;
        for (int i = 0; i < html.length(); i++) {
            char c = html.charAt(i);
            if (c == '<') {
                tag = true;
            } else if (!tag) {
                plain.append(c);
            } else if (c == '>') {
                tag = false;
            }
        }
        // The ampersand last: what it becomes must not be read once more.
        return plain.toString()
                .replace("&lt;", "<")
                .replace("&gt;", ">")
                .replace("&quot;", "\"")
                .replace("&amp;", "&");
    }
}
