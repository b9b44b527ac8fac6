package dev.monitor.render;

import dev.monitor.model.Part;
import dev.monitor.model.Post;

/** A message as plain text, for who wants to see what would be sent. */
public final class PostText {
    private PostText() {}

    /** A line that says where it goes, then what arrives there. */
    public static String of(Post post) {
        StringBuilder text = new StringBuilder("to " + post.message().channel() + " ");
        text.append(String.join(", ", post.recipients()))
                .append(": ")
                .append(post.message().subject())
                .append('\n');
        for (Part part : post.message().parts()) {
            text.append(content(part).strip()).append('\n');
        }
        return Untrusted.printableLines(text.toString());
    }

    private static String content(Part part) {
        if (part instanceof Part.Letter letter) {
            return letter.text();
        }
        if (part instanceof Part.Photo photo) {
            return "[" + photo.figure().title() + "] " + photo.caption();
        }
        return TelegramText.plain(((Part.Text) part).html());
    }
}
