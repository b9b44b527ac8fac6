package dev.monitor.flow;

import dev.monitor.alert.Rule;
import dev.monitor.config.Settings;
import dev.monitor.model.NearestName;
import dev.monitor.model.Silence;
import dev.monitor.store.StandIn;
import dev.monitor.store.Store;
import dev.monitor.store.StoreException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** What people hold the messages of a rule with: the rule goes on, and what holds when the silence ends is told then. */
public final class Silences {
    private static final String KEY_PREFIX = "RULE_";

    private final Settings settings;
    private final Clock clock;

    public Silences(Settings settings, Clock clock) {
        this.settings = settings;
        this.clock = clock;
    }

    /**
     * Those that hold now, the one that ends first at first.
     *
     * @throws Failure if the store cannot be read
     */
    public List<Silence> all() throws Failure {
        try (Store store = StandIn.openToRead(settings.store().folder())) {
            return store == null ? List.of() : store.silences().at(clock.instant());
        } catch (StoreException e) {
            throw Run.failure(e);
        }
    }

    /**
     * Holds a rule's messages from now on; a silence that it has already gives way.
     *
     * @throws Failure if there is no such rule, or the store cannot be written
     */
    public Silence add(String name, Duration length, String why) throws Failure {
        String rule = withoutPrefix(name);
        requireRule(rule);
        Instant now = clock.instant();
        Silence silence = new Silence(rule, now, now.plus(length), why);
        try (Store store = Stores.open(settings)) {
            store.transaction(() -> store.silences().set(silence));
            return silence;
        } catch (StoreException e) {
            throw Run.failure(e);
        }
    }

    /**
     * Ends a rule's silence.
     *
     * @throws Failure if it has none, or the store cannot be written
     */
    public void lift(String name) throws Failure {
        String rule = withoutPrefix(name);
        List<String> silent = new ArrayList<>();
        for (Silence silence : all()) {
            silent.add(silence.rule());
        }
        if (!silent.contains(rule)) {
            throw new Failure(Exit.USAGE, rule + ": has no silence" + meant(rule, silent));
        }
        try (Store store = Stores.open(settings)) {
            Instant now = clock.instant();
            store.transaction(() -> store.silences().lift(rule, now));
        } catch (StoreException e) {
            throw Run.failure(e);
        }
    }

    /** The key of a rule is as good as its name. */
    private static String withoutPrefix(String name) {
        return name.startsWith(KEY_PREFIX) ? name.substring(KEY_PREFIX.length()) : name;
    }

    private void requireRule(String name) throws Failure {
        List<String> names = new ArrayList<>();
        for (Rule rule : RuleBook.of(settings.alerts())) {
            names.add(rule.name());
        }
        if (!names.contains(name)) {
            throw new Failure(Exit.USAGE, name + ": there is no such rule" + meant(name, names));
        }
    }

    private static String meant(String name, List<String> known) {
        String nearest = NearestName.of(name, known);
        if (nearest != null) {
            return "; did you mean " + nearest + "?";
        }
        return known.isEmpty() ? "" : "; known: " + String.join(", ", known);
    }
}
