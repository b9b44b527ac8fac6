package dev.monitor.cli;

import dev.monitor.doctor.Check;
import dev.monitor.doctor.Checks;
import dev.monitor.doctor.Finding;
import dev.monitor.flow.Exit;
import dev.monitor.flow.Failure;
import dev.monitor.flow.TestMessage;
import dev.monitor.render.Untrusted;
import java.util.List;
import java.util.Locale;

/** {@code doctor}: says what works, what does not, and what to do. */
final class DoctorCommand implements Command {
    private static final Option SEND_TEST =
            Option.flag("--send-test", "Send a test message to the chats of CHAT_ID, as a report would be.");

    @Override
    public String name() {
        return "doctor";
    }

    @Override
    public String header() {
        return "Check settings, permissions, accounting, sessions, disk, last run and channels.";
    }

    @Override
    public List<String> description() {
        return List.of(
                "",
                "Also lists the chats that wrote to the bot, with the ids that CHAT_ID takes. Ends with 69 if something",
                "that is asked for does not work, with 77 if something may not be read or written.",
                "");
    }

    @Override
    public List<Option> options() {
        return List.of(SEND_TEST);
    }

    @Override
    public int run(World world, Arguments arguments) throws Failure {
        Startup startup = Startup.of(world, arguments);
        int exit = Exit.DONE;
        for (Check check : Checks.all(startup.loaded(), startup.host())) {
            for (Finding finding : check.look()) {
                print(world, finding.level().name(), finding.subject(), finding.text());
                exit = Math.max(exit, exit(finding.level()));
            }
        }
        if (arguments.has(SEND_TEST)) {
            TestMessage.Result result = TestMessage.send(startup.settings(), startup.host());
            for (String line : result.lines()) {
                print(world, result.failures().contains(line) ? "FAULT" : "OK", "test", line);
            }
            exit = Math.max(exit, result.failures().isEmpty() ? Exit.DONE : Exit.NO_DATA);
        }
        return exit;
    }

    private static int exit(Finding.Level level) {
        return switch (level) {
            case OK, NOTE -> Exit.DONE;
            case FAULT -> Exit.NO_DATA;
            case DENIED -> Exit.DENIED;
        };
    }

    private static void print(World world, String level, String subject, String text) {
        world.out()
                .printf(
                        Locale.ROOT,
                        "%-6s  %-10s  %s%n",
                        level.toLowerCase(Locale.ROOT),
                        subject,
                        Untrusted.printable(text));
    }
}
