package dev.monitor.cli;

import dev.monitor.flow.Exit;
import dev.monitor.flow.Failure;
import dev.monitor.flow.Silences;
import dev.monitor.model.Durations;
import dev.monitor.model.LocalZone;
import dev.monitor.model.Silence;
import dev.monitor.render.SilenceLines;
import java.time.Duration;
import java.time.ZoneId;
import java.util.List;

/** {@code silence}: holds a rule's messages for a while. */
final class SilenceCommand implements Command {
    private static final Option LIFT = Option.value("--lift", "RULE", "End the silence of this rule.");

    @Override
    public String name() {
        return "silence";
    }

    @Override
    public String header() {
        return "Hold the messages of a rule for a while.";
    }

    @Override
    public List<String> description() {
        return List.of(
                "",
                "The rule is watched all the same: what still holds when the silence ends is told then.",
                "Without words it lists the silences.",
                "");
    }

    @Override
    public List<Option> options() {
        return List.of(LIFT);
    }

    @Override
    public Words words() {
        return new Words("[RULE DURATION [WHY]]", 0, Words.ANY, "Which rule, how long (30m, 2h, 7d), and why.");
    }

    @Override
    public int run(World world, Arguments arguments) throws Failure {
        List<String> words = arguments.words();
        String lifted = arguments.value(LIFT);
        if (words.size() == 1 || (lifted != null && !words.isEmpty())) {
            throw misuse("a rule and a length of time belong together, as in: silence DISK_MAX 2h \"new disk comes\"");
        }
        Startup startup =
                words.isEmpty() && lifted == null ? Startup.ofDryRun(world, arguments) : Startup.of(world, arguments);
        Output.lines(world, startup.warnings());
        Silences silences = new Silences(startup.settings(), world.clock());
        ZoneId zone = LocalZone.get();
        if (lifted != null) {
            silences.lift(lifted);
        } else if (words.isEmpty()) {
            world.out().print(SilenceLines.all(silences.all(), zone));
        } else {
            String why = String.join(" ", words.subList(2, words.size()));
            Silence silence = silences.add(words.get(0), length(words.get(1)), why);
            world.out().print(SilenceLines.all(List.of(silence), zone));
        }
        return Exit.DONE;
    }

    private Duration length(String word) throws Failure {
        Duration length = Durations.parse(word);
        if (length == null) {
            throw misuse("\"" + word + "\" is not " + Durations.EXPECTED);
        }
        return length;
    }
}
