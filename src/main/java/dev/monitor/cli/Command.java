package dev.monitor.cli;

import dev.monitor.flow.Exit;
import dev.monitor.flow.Failure;
import java.util.ArrayList;
import java.util.List;

/** One command: what it is called, what it takes, and what it does. */
interface Command {
    String name();

    /** One line of help. */
    String header();

    /** More lines of help. */
    List<String> description();

    /** The options of its own. */
    List<Option> options();

    /** The words that may follow it. */
    default Words words() {
        return Words.NONE;
    }

    /** Does it, and returns one of {@link dev.monitor.flow.Exit}. */
    int run(World world, Arguments arguments) throws Failure;

    /** What is wrong with the words that were given, as one line that says where help is. */
    default Failure misuse(String what) {
        return new Failure(Exit.USAGE, name() + ": " + what + "; try 'monitor " + name() + " --help'");
    }

    /** Its own options and those that every command has. */
    default List<Option> allOptions() {
        List<Option> all = new ArrayList<>(options());
        all.addAll(Option.COMMON);
        return all;
    }
}
