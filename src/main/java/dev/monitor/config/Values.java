package dev.monitor.config;

import dev.monitor.model.Decimals;
import dev.monitor.model.Durations;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The values by type. One that is wrong becomes a problem and counts as not given, so that the next can be looked at. Each
 * key is to be asked for once.
 */
final class Values {
    private static final double MOST = 1e12;

    private final Sources sources;
    private final Findings findings;

    Values(Sources sources, Findings findings) {
        this.sources = sources;
        this.findings = findings;
    }

    @Nullable
    String text(String key, Form form) {
        return fitting(key, sources.text(key), form);
    }

    String text(String key, Form form, String fallback) {
        return Objects.requireNonNullElse(text(key, form), fallback);
    }

    @Nullable
    Secret secret(String key, Form form) {
        String value = fitting(key, sources.secret(key), form);
        return value == null ? null : new Secret(value);
    }

    /** A comma-separated list; empty if it is not given. */
    List<String> list(String key, Form form) {
        List<String> entries = new ArrayList<>();
        String text = sources.text(key);
        if (text == null) {
            return entries;
        }
        for (String word : text.split(",", -1)) {
            String entry = word.strip();
            String place = "entry " + (entries.size() + 1);
            if (entry.isEmpty() || !form.fits(entry)) {
                problem(key, place + " is not " + form.expected());
                return List.of();
            }
            if (entries.contains(entry)) {
                problem(key, place + " is there twice; keep one of them");
                return List.of();
            }
            entries.add(entry);
        }
        return entries;
    }

    /** A path of this machine. */
    Path path(String key, String fallback) {
        return Path.of(text(key, Form.ABSOLUTE_PATH, fallback));
    }

    @Nullable
    Double positive(String key) {
        return number(key, Double.MIN_VALUE, MOST, "a number above 0");
    }

    double positive(String key, double most, double fallback) {
        Double number = number(key, Double.MIN_VALUE, most, "a number above 0 and at most " + (long) most);
        return number == null ? fallback : number;
    }

    @Nullable
    Double percent(String key) {
        return number(key, 0, 100, "a number from 0 to 100");
    }

    Duration duration(String key, String fallback) {
        String text = sources.text(key);
        Duration duration = text == null ? null : parsed(key, Durations.parse(text), Durations.EXPECTED);
        return duration != null ? duration : Objects.requireNonNull(Durations.parse(fallback));
    }

    /** One of the constants, written in small letters. */
    <E extends Enum<E>> E choice(String key, E[] choices, E fallback) {
        String text = sources.text(key);
        StringBuilder expected = new StringBuilder("one of");
        for (E choice : choices) {
            String word = choice.name().toLowerCase(Locale.ROOT);
            if (word.equals(text)) {
                return choice;
            }
            expected.append(' ').append(word);
        }
        if (text != null) {
            problem(key, "not " + expected);
        }
        return fallback;
    }

    boolean isOn(String key, boolean fallback) {
        String text = sources.text(key);
        if (text == null || text.equals("on")) {
            return text != null || fallback;
        }
        if (!text.equals("off")) {
            problem(key, "not on or off");
        }
        return false;
    }

    /** The base address of an API. */
    URI api(String key, String fallback) {
        String text = sources.text(key);
        URI uri = text == null ? null : parsed(key, Addresses.http(text), Addresses.HTTP);
        if (uri != null && (uri.getRawQuery() != null || uri.getRawFragment() != null)) {
            problem(key, "a base address has neither ? nor #");
        }
        return uri != null ? Addresses.withoutTrailingSlash(uri) : URI.create(fallback);
    }

    /** An address that is a secret as a whole. */
    @Nullable
    Secret secretAddress(String key) {
        String text = sources.secret(key);
        return text == null || parsed(key, Addresses.http(text), Addresses.HTTP) == null ? null : new Secret(text);
    }

    @Nullable
    ProxySettings proxy(String key) {
        String text = sources.address(key);
        return text == null ? null : parsed(key, Addresses.proxy(text), Addresses.PROXY);
    }

    /** What a value was parsed to; null, which says that it could not be, becomes a problem. */
    <T> @Nullable T parsed(String key, @Nullable T result, String expected) {
        if (result == null) {
            problem(key, "not " + expected);
        }
        return result;
    }

    /**
     * Whether all keys are given that a group needs. That some are missing while others, or one of the optional keys, are
     * given is a problem for each missing one.
     */
    boolean isComplete(List<String> needed, String... optional) {
        List<String> missing = new ArrayList<>();
        String given = null;
        for (String key : needed) {
            if (!isGiven(key)) {
                missing.add(key);
            } else if (given == null) {
                given = key;
            }
        }
        for (String key : optional) {
            given = given == null && isGiven(key) ? key : given;
        }
        for (String key : missing) {
            if (given != null) {
                problem(key, "missing; " + given + " needs it");
            }
        }
        return missing.isEmpty();
    }

    /** Whether a value was meant to be given, be it wrong. */
    boolean isGiven(String key) {
        return sources.isGiven(key);
    }

    void problem(String key, String what) {
        findings.problem(key, what);
    }

    void warning(String key, String what) {
        findings.warning(key, what);
    }

    private @Nullable Double number(String key, double least, double most, String expected) {
        String text = sources.text(key);
        if (text == null) {
            return null;
        }
        Double number = Decimals.parse(text);
        return parsed(key, number != null && number >= least && number <= most ? number : null, expected);
    }

    private @Nullable String fitting(String key, @Nullable String text, Form form) {
        return text == null ? null : parsed(key, form.fits(text) ? text : null, form.expected());
    }
}
