package dev.monitor.flow;

import dev.monitor.alert.Replay;
import dev.monitor.alert.Rule;
import dev.monitor.config.Settings;
import dev.monitor.journal.JournalException;
import dev.monitor.journal.JournalReader;
import dev.monitor.model.AlertEvent;
import dev.monitor.model.RecordedRun;
import dev.monitor.model.Trial;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;

/** Tries the rules of the settings on a journal, as if they had been there then. */
public final class RuleTrial {
    private RuleTrial() {}

    /**
     * What the rules would have told.
     *
     * @param files journals in the order of time, compressed ones too
     * @throws Failure if there is no rule, or a file cannot be read or holds no run
     */
    public static Trial of(Settings settings, List<String> files, ZoneId zone) throws Failure {
        List<Rule> rules = RuleBook.of(settings.alerts());
        if (rules.isEmpty()) {
            throw new Failure(Exit.SETTINGS, "no rule is set, so there is nothing to try; .env.example shows how");
        }
        List<Path> paths = new ArrayList<>();
        for (String file : files) {
            paths.add(Path.of(file));
        }
        try (JournalReader journal = new JournalReader(paths, zone)) {
            return trial(rules, new Replay(rules, settings.alerts().interval()), journal);
        } catch (JournalException e) {
            throw new Failure(Exit.NO_DATA, String.valueOf(e.getMessage()));
        }
    }

    private static Trial trial(List<Rule> rules, Replay replay, JournalReader journal)
            throws JournalException, Failure {
        List<Trial.Telling> tellings = new ArrayList<>();
        Instant from = null;
        Instant to = null;
        long runs = 0;
        for (RecordedRun run = journal.next(); run != null; run = journal.next()) {
            from = from == null ? run.at() : from;
            to = run.at();
            runs++;
            for (AlertEvent event : replay.next(run)) {
                tellings.add(new Trial.Telling(run.at(), event));
            }
        }
        String note = journal.faulty() == 0
                ? ""
                : journal.faulty() + " lines could not be understood, the first is " + journal.firstFault();
        if (runs == 0) {
            throw new Failure(Exit.NO_DATA, note.isEmpty() ? "the files hold no run" : note);
        }
        List<String> names = new ArrayList<>();
        for (Rule rule : rules) {
            names.add(rule.name());
        }
        return new Trial(from, to, runs, note, names, tellings, replay.states());
    }
}
