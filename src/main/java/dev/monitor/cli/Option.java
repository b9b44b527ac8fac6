package dev.monitor.cli;

import java.util.List;

/**
 * One option of a command. The quick parser and picocli both work from it, so there is one grammar.
 *
 * @param names as they are written, the long one first
 * @param label what its value is called in help; empty for a flag
 * @param choices the only values it takes; empty for any
 */
record Option(List<String> names, Kind kind, String label, List<String> choices, String description) {
    /** What follows the name. */
    enum Kind {
        FLAG,
        VALUE,
        /** Words with commas between them. */
        LIST,
        /** One word or more. */
        WORDS
    }

    /** The settings file. */
    static final Option CONFIG = value(
            "--config",
            "FILE",
            "The settings file. Default: $MONITOR_CONFIG, else .env in the working folder, else .env beside the jar, else"
                    + " /etc/monitor/monitor.env.");

    static final Option VERBOSE = new Option(
            List.of("--verbose", "-v"),
            Kind.FLAG,
            "",
            List.of(),
            "Say more: how each collector fared, and the stack trace of a bug.");

    static final Option HELP = new Option(List.of("--help", "-h"), Kind.FLAG, "", List.of(), "Print this help.");

    static final Option VERSION =
            new Option(List.of("--version", "-V"), Kind.FLAG, "", List.of(), "Print the version.");

    /** What every command has. */
    static final List<Option> COMMON = List.of(CONFIG, VERBOSE, HELP, VERSION);

    static Option flag(String name, String description) {
        return new Option(List.of(name), Kind.FLAG, "", List.of(), description);
    }

    static Option value(String name, String label, String description) {
        return new Option(List.of(name), Kind.VALUE, label, List.of(), description);
    }

    static Option choice(String name, String label, List<String> choices, String description) {
        return new Option(List.of(name), Kind.VALUE, label, choices, description);
    }

    static Option list(String name, String label, String description) {
        return new Option(List.of(name), Kind.LIST, label, List.of(), description);
    }

    static Option words(String name, String label, String description) {
        return new Option(List.of(name), Kind.WORDS, label, List.of(), description);
    }

    /** The name by which its value is asked for. */
    String name() {
        return names.get(0);
    }
}
