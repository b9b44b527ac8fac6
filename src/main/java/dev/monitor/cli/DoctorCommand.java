package dev.monitor.cli;

import dev.monitor.doctor.Check;
import dev.monitor.doctor.Checks;
import dev.monitor.doctor.Finding;
import dev.monitor.flow.Exit;
import dev.monitor.flow.Failure;
import dev.monitor.flow.TestMessage;
import dev.monitor.render.Untrusted;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code doctor}: says what works, what does not, and what to do. */
@Command(
        name = "doctor",
        header = "Check settings, permissions, accounting, sessions, disk, last run and channels.",
        description = {
            "",
            "Also lists the chats that wrote to the bot, with the ids that CHAT_ID takes. Ends with 69 if something",
            "that is asked for does not work, with 77 if something may not be read or written.",
            ""
        },
        sortOptions = false)
final class DoctorCommand implements Callable<Integer> {
    private final World world;

    @Option(names = "--send-test", description = "Send a test message to the chats of CHAT_ID, as a report would be.")
    boolean sendTest;

    @Mixin
    CommonOptions common = new CommonOptions();

    DoctorCommand(World world) {
        this.world = world;
    }

    @Override
    public Integer call() throws Failure {
        Startup startup = Startup.of(world, common);
        int exit = Exit.DONE;
        for (Check check : Checks.all(startup.loaded(), startup.host())) {
            for (Finding finding : check.look()) {
                print(finding.level().name(), finding.subject(), finding.text());
                exit = Math.max(exit, exit(finding.level()));
            }
        }
        if (sendTest) {
            TestMessage.Result result = TestMessage.send(startup.settings(), startup.host());
            for (String line : result.lines()) {
                print(result.failures().contains(line) ? "FAULT" : "OK", "test", line);
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

    private void print(String level, String subject, String text) {
        world.out()
                .printf(
                        Locale.ROOT,
                        "%-6s  %-10s  %s%n",
                        level.toLowerCase(Locale.ROOT),
                        subject,
                        Untrusted.printable(text));
    }
}
