package dev.monitor.deliver;

/** Takes the markup out of a text, for a reader that refuses it. */
@FunctionalInterface
public interface PlainText {
    /** The text as a person would read it. */
    String plain(String html);
}
