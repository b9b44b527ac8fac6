package dev.monitor.flow;

import dev.monitor.model.Gap;
import dev.monitor.model.NoRun;
import dev.monitor.model.Source;
import dev.monitor.model.UserUsage;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What was used between two moments.
 *
 * @param from where it really begins
 * @param to where it really ends
 * @param used what users used; whoever did in several parts of the window may be there several times
 * @param machine user, nice and system time of the machine; null where unknown
 * @param note why no better source was used; empty where there is nothing to say
 * @param noRun the spans in which nobody looked
 */
record Window(
        Instant from,
        Instant to,
        List<UserUsage> used,
        @Nullable Duration machine,
        Source source,
        String note,
        List<Gap> gaps,
        List<NoRun> noRun) {}
