package dev.monitor.cli;

import dev.monitor.flow.Exit;
import dev.monitor.flow.Failure;
import dev.monitor.flow.RuleOverview;
import dev.monitor.flow.RuleTrial;
import dev.monitor.model.LocalZone;
import dev.monitor.model.RuleStatus;
import dev.monitor.model.Trial;
import dev.monitor.render.RulesTable;
import dev.monitor.render.TrialTable;
import java.time.ZoneId;
import java.util.List;

/** {@code rules}: the rules and how they stand, or how they would have fared. */
final class RulesCommand implements Command {
    private static final String TEST = "test";
    private static final String TEXT = "text";

    private static final Option FORMAT =
            Option.choice("--format", "FORMAT", List.of(TEXT, "json"), "What is printed: text or json. Default: text.");

    @Override
    public String name() {
        return "rules";
    }

    @Override
    public String header() {
        return "Show the rules with their present values and states, or try them on a journal.";
    }

    @Override
    public List<String> description() {
        return List.of(
                "",
                "`rules test FILE...` holds the rules against the lines of a journal and tells when each would have fired.",
                "It reads what it is given and writes nothing.",
                "");
    }

    @Override
    public List<Option> options() {
        return List.of(FORMAT);
    }

    @Override
    public Words words() {
        return new Words("[test FILE...]", 0, Words.ANY, "Which journals the rules are tried on, .gz too.");
    }

    @Override
    public int run(World world, Arguments arguments) throws Failure {
        List<String> words = arguments.words();
        boolean isTrial = !words.isEmpty();
        if (isTrial && (!words.get(0).equals(TEST) || words.size() == 1)) {
            throw misuse("\"" + words.get(0) + "\" is not what it takes; to try the rules: rules test FILE...");
        }
        Startup startup = Startup.ofDryRun(world, arguments);
        Output.lines(world, startup.warnings());
        ZoneId zone = LocalZone.get();
        boolean asText = arguments.value(FORMAT, TEXT).equals(TEXT);
        if (isTrial) {
            Trial trial = RuleTrial.of(startup.settings(), words.subList(1, words.size()), zone);
            int width = ReportCommand.width(world);
            world.out().print(asText ? TrialTable.text(trial, zone, width) : TrialTable.json(trial, zone));
        } else {
            List<RuleStatus> rules = RuleOverview.of(startup.settings(), startup.host());
            world.out()
                    .print(
                            asText
                                    ? RulesTable.text(rules, zone, ReportCommand.width(world))
                                    : RulesTable.json(rules, zone));
        }
        return Exit.DONE;
    }
}
