package dev.monitor.cli;

import dev.monitor.flow.Exit;
import dev.monitor.flow.Failure;
import dev.monitor.flow.HistoryImport;
import dev.monitor.flow.HistorySpan;
import dev.monitor.flow.MetricHistory;
import dev.monitor.flow.UserHistory;
import dev.monitor.model.Durations;
import dev.monitor.model.Imported;
import dev.monitor.model.LocalZone;
import dev.monitor.model.RecordedMetric;
import dev.monitor.model.UserDays;
import dev.monitor.render.HistoryText;
import dev.monitor.render.ImportText;
import dev.monitor.render.UserDaysTable;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;

/** {@code history}: what the runs have recorded. */
final class HistoryCommand implements Command {
    private static final String USERS = "users";
    private static final String IMPORT = "import";
    private static final String TEXT = "text";
    private static final String CSV = "csv";

    private static final Option SINCE = Option.value(
            "--since",
            "TIME",
            "How far back: 6h, 30d, 1y, or from when on: 2026-11-20, 2026-11-20T06:00. Default: 24h; of users 7d, in whole"
                    + " days.");

    private static final Option UNTIL =
            Option.value("--until", "TIME", "Where it ends, in the same forms. Default: now.");

    private static final Option CHART =
            Option.value("--chart", "FILE", "Draw the metric into this PNG file instead of printing it.");

    private static final Option FORMAT = Option.choice(
            "--format", "FORMAT", List.of(TEXT, CSV, "json"), "What is printed: text, csv or json. Default: text.");

    @Override
    public String name() {
        return "history";
    }

    @Override
    public String header() {
        return "Show what was recorded: a metric over time, or CPU time by user and day.";
    }

    @Override
    public List<String> description() {
        return List.of(
                "",
                "Alone it lists the metrics that are recorded. A metric's name is shown as a chart and a table;"
                        + " filesystem_percent{mount=/} is one series of it. csv and json have each sample that is kept.",
                "users is CPU time by user and day. import reads journals, our own and pymonitor's, into the history.",
                "Only import writes; all else works for whoever may read the store.",
                "");
    }

    @Override
    public List<Option> options() {
        return List.of(SINCE, UNTIL, FORMAT, CHART);
    }

    @Override
    public Words words() {
        return new Words("[METRIC | users | import FILE…]", 0, Words.ANY, "What is shown, or what is imported.");
    }

    @Override
    public int run(World world, Arguments arguments) throws Failure {
        List<String> words = arguments.words();
        String what = words.isEmpty() ? "" : words.get(0);
        if (what.equals(IMPORT)) {
            importFiles(world, arguments, words.subList(1, words.size()));
            return Exit.DONE;
        }
        if (words.size() > 1) {
            throw misuse("\"" + words.get(1) + "\" is one word too many");
        }
        Startup startup = Startup.ofDryRun(world, arguments);
        Output.lines(world, startup.warnings());
        if (what.equals(USERS)) {
            users(world, startup, arguments);
            return Exit.DONE;
        }
        try (MetricHistory history = MetricHistory.open(startup.settings())) {
            if (words.isEmpty()) {
                list(world, history.metrics());
            } else {
                metric(world, history, arguments, what);
            }
        }
        return Exit.DONE;
    }

    private static void list(World world, List<RecordedMetric> metrics) throws Failure {
        world.out().print(HistoryText.metrics(metrics, LocalZone.get(), ReportCommand.width(world)));
    }

    private static void metric(World world, MetricHistory history, Arguments arguments, String what) throws Failure {
        ZoneId zone = LocalZone.get();
        HistorySpan span = HistorySpan.of(
                arguments.value(SINCE, "24h"),
                arguments.value(UNTIL),
                world.clock().instant(),
                zone);
        MetricView view = new MetricView(world, history, history.find(what), span, zone);
        String chart = arguments.value(CHART);
        if (chart != null) {
            view.draw(Path.of(chart));
            return;
        }
        switch (arguments.value(FORMAT, TEXT)) {
            case TEXT -> view.text();
            case CSV -> view.csv();
            default -> view.json();
        }
    }

    private void importFiles(World world, Arguments arguments, List<String> names) throws Failure {
        if (names.isEmpty()) {
            throw misuse("import needs the names of files");
        }
        Startup startup = Startup.of(world, arguments);
        Output.lines(world, startup.warnings());
        ZoneId zone = LocalZone.get();
        List<Path> files = new ArrayList<>();
        for (String name : names) {
            files.add(Path.of(name));
        }
        Imported imported =
                HistoryImport.of(files, startup.settings(), world.clock().instant(), zone);
        world.out().println(ImportText.of(imported, zone));
        Output.lines(world, ImportText.warnings(imported));
    }

    private void users(World world, Startup startup, Arguments arguments) throws Failure {
        if (arguments.has(CHART)) {
            throw misuse("--chart draws a metric, not users");
        }
        ZoneId zone = LocalZone.get();
        String since = arguments.value(SINCE, "7d");
        HistorySpan span =
                HistorySpan.of(since, arguments.value(UNTIL), world.clock().instant(), zone);
        // A day that begins where the span ends is none of it.
        LocalDate last = LocalDate.ofInstant(span.to().minusMillis(1), zone);
        Duration back = Durations.parse(since);
        LocalDate first =
                back == null ? LocalDate.ofInstant(span.from(), zone) : last.minusDays(Math.max(1, back.toDays()) - 1);
        UserDays history = UserHistory.read(startup.settings(), first, last, zone);
        world.out()
                .print(
                        switch (arguments.value(FORMAT, TEXT)) {
                            case TEXT -> UserDaysTable.text(history, ReportCommand.width(world));
                            case CSV -> UserDaysTable.csv(history);
                            default -> UserDaysTable.json(history);
                        });
    }
}
