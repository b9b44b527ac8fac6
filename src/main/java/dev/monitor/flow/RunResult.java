package dev.monitor.flow;

import dev.monitor.model.Figure;
import dev.monitor.model.JournalLine;
import dev.monitor.model.Post;
import dev.monitor.model.Report;
import dev.monitor.model.Snapshot;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
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

    /** The same with what was sent now, and what came up while sending. */
    RunResult with(List<String> more, List<String> moreNews) {
        return new RunResult(
                exit, snapshot, line, report, trends, posts, together(sent, more), warnings, together(news, moreNews));
    }

    private static List<String> together(List<String> lines, List<String> more) {
        List<String> all = new ArrayList<>(lines);
        all.addAll(more);
        return all;
    }

    /** The same without what people were told already. */
    RunResult without(Set<String> told) {
        List<String> fresh = new ArrayList<>(news);
        fresh.removeAll(told);
        return new RunResult(exit, snapshot, line, report, trends, posts, sent, warnings, fresh);
    }

    /** The same, for a run whose store could not be written. */
    RunResult notKept() {
        return new RunResult(Exit.NOT_KEPT, snapshot, line, report, trends, posts, sent, warnings, news);
    }
}
