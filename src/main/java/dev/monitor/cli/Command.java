package dev.monitor.cli;

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

    /** The words of which one must follow the command; empty for none. */
    default List<String> subjects() {
        return List.of();
    }

    /** Does it, and returns one of {@link dev.monitor.flow.Exit}. */
    int run(World world, Arguments arguments) throws Failure;

    /** Its own options and those that every command has. */
    default List<Option> allOptions() {
        List<Option> all = new ArrayList<>(options());
        all.addAll(Option.COMMON);
        return all;
    }
}
