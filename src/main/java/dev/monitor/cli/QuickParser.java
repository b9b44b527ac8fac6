package dev.monitor.cli;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Understands command lines that are written as the help says. Loading picocli takes longer than reading ten million
 * accounting records, so it is asked only for help, for mistakes, and for unusual spellings.
 */
final class QuickParser {
    private final Command command;
    private final List<String> words;
    private final Arguments arguments = new Arguments();

    private QuickParser(Command command, List<String> words) {
        this.command = command;
        this.words = words;
    }

    /** What was given to a command; null if that takes a better parser. */
    static @Nullable Arguments parse(Command command, String... words) {
        QuickParser parser = new QuickParser(command, new ArrayList<>(Arrays.asList(words)));
        boolean understood = parser.takeWords();
        while (understood && !parser.words.isEmpty()) {
            understood = parser.takeOption();
        }
        return understood ? parser.arguments : null;
    }

    private boolean takeWords() {
        while (!words.isEmpty() && isValue(words.get(0))) {
            arguments.addWord(words.remove(0));
        }
        return command.words().admits(arguments.words().size());
    }

    private boolean takeOption() {
        String word = words.remove(0);
        int equals = word.startsWith("--") ? word.indexOf('=') : -1;
        Option option = find(equals < 0 ? word : word.substring(0, equals));
        if (option == null || isForHelp(option) || arguments.has(option)) {
            return false;
        }
        List<String> given = new ArrayList<>();
        if (equals >= 0) {
            given.add(word.substring(equals + 1));
        } else if (option.kind() != Option.Kind.FLAG) {
            takeValues(option, given);
        }
        return add(option, given);
    }

    /** By name: the generated equals of a record takes milliseconds the first time. */
    private static boolean isForHelp(Option option) {
        return option.name().equals(Option.HELP.name()) || option.name().equals(Option.VERSION.name());
    }

    private @Nullable Option find(String name) {
        for (Option option : command.allOptions()) {
            if (option.names().contains(name)) {
                return option;
            }
        }
        return null;
    }

    private void takeValues(Option option, List<String> given) {
        while (!words.isEmpty() && isValue(words.get(0))) {
            given.add(words.remove(0));
            if (option.kind() != Option.Kind.WORDS) {
                return;
            }
        }
    }

    /** A dash alone is standard input. */
    private static boolean isValue(String word) {
        return word.equals("-") || (!word.isEmpty() && !word.startsWith("-"));
    }

    private boolean add(Option option, List<String> given) {
        boolean flag = option.kind() == Option.Kind.FLAG;
        if (flag != given.isEmpty() || (!flag && given.get(0).isEmpty())) {
            return false;
        }
        if (!option.choices().isEmpty() && !option.choices().contains(given.get(0))) {
            return false;
        }
        boolean list = option.kind() == Option.Kind.LIST;
        arguments.add(option, list ? Arrays.asList(given.get(0).split(",", -1)) : given);
        return true;
    }
}
