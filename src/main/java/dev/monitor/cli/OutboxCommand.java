package dev.monitor.cli;

import dev.monitor.flow.Exit;
import dev.monitor.flow.Failure;
import dev.monitor.flow.OutboxDesk;
import dev.monitor.model.LocalZone;
import dev.monitor.model.OutboxEntry;
import dev.monitor.render.OutboxTable;
import dev.monitor.render.Untrusted;
import java.util.List;

/** {@code outbox}: what waits to be sent or was given up, and what a person can do about it. */
final class OutboxCommand implements Command {
    private static final String TEXT = "text";
    private static final String JSON = "json";
    private static final String RETRY = "retry";
    private static final String DROP = "drop";

    private static final Option FORMAT = Option.choice(
            "--format", "FORMAT", List.of(TEXT, JSON), "How the list is printed: text or json. Default: text.");

    @Override
    public String name() {
        return "outbox";
    }

    @Override
    public String header() {
        return "List what waits to be sent or was given up; try it again or drop it.";
    }

    @Override
    public List<String> description() {
        return List.of(
                "",
                "Without words it lists the requests, of which a message has one for each recipient and part: those that",
                "wait, and then those that were given up. `retry` sends all that wait at once, or what ID names, given up",
                "or not. `drop ID` gives up what waits.",
                "");
    }

    @Override
    public List<Option> options() {
        return List.of(FORMAT);
    }

    @Override
    public Words words() {
        return new Words(
                "[retry [ID] | drop ID]",
                0,
                2,
                "What to do, and with what: the number of a request, or how the id of a message begins.");
    }

    @Override
    public int run(World world, Arguments arguments) throws Failure {
        List<String> words = arguments.words();
        String task = words.isEmpty() ? "" : words.get(0);
        String id = words.size() < 2 ? null : words.get(1);
        boolean known = words.isEmpty() || task.equals(RETRY) || task.equals(DROP);
        if (!known || (task.equals(DROP) && id == null)) {
            throw misuse(known ? "which one is to be dropped?" : "\"" + task + "\" is neither retry nor drop");
        }
        Startup startup = words.isEmpty() ? Startup.ofDryRun(world, arguments) : Startup.of(world, arguments);
        Output.lines(world, startup.warnings());
        OutboxDesk desk = new OutboxDesk(startup.settings(), startup.host());
        if (words.isEmpty()) {
            print(world, desk.list(), arguments.value(FORMAT, TEXT));
        } else if (id != null && task.equals(DROP)) {
            print(world, desk.drop(id));
        } else {
            print(world, desk.retry(id));
        }
        return Exit.DONE;
    }

    private static void print(World world, List<OutboxEntry> entries, String format) {
        world.out()
                .print(
                        format.equals(JSON)
                                ? OutboxTable.json(entries, LocalZone.get())
                                : OutboxTable.text(entries, world.clock().instant(), ReportCommand.width(world)));
    }

    private static void print(World world, List<String> lines) {
        for (String line : lines) {
            world.out().println(Untrusted.printable(line));
        }
    }
}
