package dev.monitor.flow;

import dev.monitor.model.Figure;
import dev.monitor.model.JournalLine;
import dev.monitor.model.Post;
import dev.monitor.model.Report;
import dev.monitor.model.Snapshot;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What came of a run.
 *
 * @param exit one of {@link Exit}
 * @param line what the journal got, or would get
 * @param report null where none was asked for
 * @param trends charts of the machine in the window of the report, where they were asked for
 * @param posts what a dry run would have sent
 * @param sent where messages went, a line each
 * @param warnings what is wrong now, a line each
 * @param news those of the warnings that nobody was told of yet, and what only this run has to say
 */
public record RunResult(
        int exit,
        Snapshot snapshot,
        JournalLine line,
        @Nullable Report report,
        List<Figure> trends,
        List<Post> posts,
        List<String> sent,
        List<String> warnings,
        List<String> news) {
    public RunResult {
        trends = List.copyOf(trends);
        posts = List.copyOf(posts);
        sent = List.copyOf(sent);
        warnings = List.copyOf(warnings);
        news = List.copyOf(news);
    }

    /** The same with what was sent, and what came up while sending. */
    RunResult with(List<String> sent, List<String> more) {
        List<String> all = new ArrayList<>(news);
        all.addAll(more);
        return new RunResult(exit, snapshot, line, report, trends, posts, sent, warnings, all);
    }

    /** The same with what was sent as well, and with what of all there is to say was not said lately. */
    RunResult told(List<String> more, List<String> fresh) {
        List<String> all = new ArrayList<>(sent);
        all.addAll(more);
        return new RunResult(exit, snapshot, line, report, trends, posts, all, warnings, fresh);
    }

    /** The same, for a run whose store could not be written. */
    RunResult notKept() {
        return new RunResult(Exit.NOT_KEPT, snapshot, line, report, trends, posts, sent, warnings, news);
    }
}
