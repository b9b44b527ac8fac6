package dev.monitor.alert;

import dev.monitor.model.AlertEvent;
import dev.monitor.model.AlertEvent.Kind;
import dev.monitor.model.AlertState;
import dev.monitor.model.AlertState.Phase;
import dev.monitor.model.Episode;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One rule and one series of it through one run: from what the run before left, over what this one saw, to what it leaves to
 * the next and what there is to tell.
 */
final class Alert {
    private final Rule rule;
    private final Map<String, String> labels;
    private final boolean silenced;
    private final Look look;
    private final Duration now;
    private final Instant at;
    private @Nullable AlertState state;

    private @Nullable Phase phase;
    private Duration began;
    private Instant since;
    private Duration seen;
    private double value;
    private double peak;
    private @Nullable Duration told;
    private double toldValue;
    private @Nullable String thread;

    private @Nullable AlertEvent event;
    private @Nullable Episode episode;

    /** A series of which nothing is known. */
    Alert(Rule rule, Map<String, String> labels, boolean silenced, Look look) {
        this.rule = rule;
        this.labels = labels;
        this.silenced = silenced;
        this.look = look;
        this.now = look.steady();
        this.at = look.at();
        this.began = now;
        this.since = at;
        this.seen = now;
    }

    /** A series that an earlier run knew. */
    Alert(Rule rule, AlertState state, boolean silenced, Look look) {
        this(rule, state.labels(), silenced, look);
        this.state = state;
        phase = state.phase();
        began = state.began();
        since = state.since();
        seen = state.seen();
        value = state.value();
        peak = state.peak();
        told = state.told();
        toldValue = state.toldValue();
        thread = state.thread();
        if (phase == Phase.REMEMBERED) {
            forget();
        }
    }

    /** The series is there. A value that is no number tells nothing. */
    void see(double latest) {
        if (Double.isNaN(latest) || Double.isInfinite(latest)) {
            stand();
        } else if (rule.isBrokenBy(latest)) {
            breakRule(latest);
        } else {
            keepRule(latest);
        }
    }

    /** Whether nothing of it matters but when it was told last. */
    boolean isOver() {
        return phase == null || phase == Phase.REMEMBERED;
    }

    /** What it leaves to the next run; what the one before left where nothing changed; null for nothing. */
    @Nullable
    AlertState state() {
        if (phase == null || state != null) {
            return phase == null ? null : state;
        }
        return new AlertState(
                rule.name(), rule.text(), labels, phase, began, since, seen, value, peak, told, toldValue, thread);
    }

    /** What there is to tell; null for nothing. */
    @Nullable
    AlertEvent event() {
        return event;
    }

    /** The time in which it fires or fired, if that began, ended or grew worse now; else null. */
    @Nullable
    Episode episode() {
        return episode;
    }

    private void breakRule(double latest) {
        if (phase == null || phase == Phase.REMEMBERED || (phase == Phase.PENDING && wasUnseen())) {
            phase = Phase.PENDING;
            began = now;
            since = at;
            peak = latest;
        }
        boolean worst = Double.compare(peak, rule.op().worst(peak, latest, rule.threshold())) != 0;
        peak = worst ? latest : peak;
        take(latest);
        if (phase == Phase.OVER || (phase == Phase.PENDING && lasts(began, rule.pending()))) {
            phase = Phase.FIRING;
            log(null);
        } else if (phase == Phase.FIRING && worst) {
            log(null);
        }
        tellThatItFires();
    }

    private void keepRule(double latest) {
        if (phase == Phase.PENDING) {
            forget();
        } else if (phase == Phase.FIRING) {
            take(latest);
            if (rule.op().isBack(latest, rule.clear())) {
                end(Kind.RESOLVED);
            } else {
                tellThatItFires();
            }
        } else {
            stand();
        }
    }

    /**
     * The series is not there.
     *
     * @param wouldBeThere whether it would be if it still was; else nobody knows how it does
     */
    void miss(boolean wouldBeThere) {
        if (wouldBeThere && phase == Phase.PENDING) {
            forget();
        } else if (wouldBeThere && phase == Phase.FIRING) {
            end(Kind.GONE);
        } else {
            stand();
        }
    }

    private void stand() {
        if (phase == Phase.OVER && !silenced) {
            tell(Kind.RESOLVED);
            forget();
        }
    }

    /** Its rule is no more. */
    void remove() {
        if (phase == Phase.FIRING) {
            end(Kind.REMOVED);
        } else if (phase == Phase.OVER && !silenced) {
            tell(Kind.REMOVED);
        }
        phase = phase == Phase.OVER && silenced ? phase : null;
    }

    private void take(double latest) {
        seen = now;
        value = latest;
        state = null;
    }

    private void end(Kind kind) {
        log(at.isBefore(since) ? since : at);
        if (silenced && isTold()) {
            phase = Phase.OVER;
            state = null;
        } else {
            if (isTold()) {
                tell(kind);
            }
            forget();
        }
    }

    /** Nothing stays of it, unless what was told last still counts. */
    private void forget() {
        state = phase == Phase.REMEMBERED ? state : null;
        phase = isLatched() ? Phase.REMEMBERED : null;
        thread = null;
    }

    private void tellThatItFires() {
        if (phase != Phase.FIRING || silenced) {
            return;
        }
        Duration repeat = rule.repeat();
        boolean isWorse = rule.worse() && rule.isBrokenBy(value) && rule.op().isNews(value, toldValue);
        if (!isTold()) {
            if (isWorse || !isLatched()) {
                tell(Kind.FIRING);
            }
        } else if (isWorse) {
            tell(Kind.WORSE);
        } else if (repeat != null && lasts(told, repeat)) {
            tell(Kind.STILL);
        }
    }

    /** Whether people know that it fires: what was told before it began was told of an earlier time. */
    private boolean isTold() {
        return told != null && told.compareTo(began) >= 0;
    }

    private boolean isLatched() {
        Duration repeat = rule.repeat();
        return rule.latched() && repeat != null && told != null && !lasts(told, repeat);
    }

    /** Whether nobody looked for longer than it must last: nothing is known of that time. */
    private boolean wasUnseen() {
        Duration patience = rule.pending().compareTo(look.patience()) > 0 ? rule.pending() : look.patience();
        return now.minus(seen).compareTo(patience) > 0;
    }

    private boolean lasts(@Nullable Duration from, Duration length) {
        return from != null && now.minus(from).compareTo(length) >= 0;
    }

    private void tell(Kind kind) {
        Duration until = phase == Phase.OVER ? seen : now;
        event = new AlertEvent(
                kind,
                rule.name(),
                rule.condition(),
                rule.metric(),
                labels,
                rule.severity(),
                value,
                rule.threshold(),
                peak,
                since,
                until.minus(began),
                rule.to(),
                thread);
        if (!kind.isEnd()) {
            told = now;
            toldValue = value;
        }
    }

    private void log(@Nullable Instant until) {
        episode = new Episode(
                rule.name(), rule.metric(), labels, rule.severity(), rule.condition(), since, until, value, peak);
    }
}
