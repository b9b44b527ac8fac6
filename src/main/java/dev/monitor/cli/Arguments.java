package dev.monitor.cli;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What was given to a command, by the names of its options. */
final class Arguments {
    private final Map<String, List<String>> values = new HashMap<>();
    private final List<String> words = new ArrayList<>();

    /** Adds an option and its values, none for a flag. */
    void add(Option option, List<String> given) {
        values.put(option.name(), given);
    }

    /** Adds a word that follows the command. */
    void addWord(String word) {
        words.add(word);
    }

    /** The words that follow the command, as many as its {@link Words} admit. */
    List<String> words() {
        return words;
    }

    boolean has(Option option) {
        return values.containsKey(option.name());
    }

    /** The value of an option; null if it was not given. */
    @Nullable
    String value(Option option) {
        List<String> given = values(option);
        return given.isEmpty() ? null : given.get(0);
    }

    /** The value of an option, or what holds without it. */
    String value(Option option, String otherwise) {
        String value = value(option);
        return value == null ? otherwise : value;
    }

    /** The values of an option; empty if it was not given. */
    List<String> values(Option option) {
        return values.getOrDefault(option.name(), List.of());
    }

    /** The settings file that was named; null if none was. */
    @Nullable
    Path config() {
        String file = value(Option.CONFIG);
        return file == null ? null : Path.of(file);
    }

    boolean verbose() {
        return has(Option.VERBOSE);
    }
}
