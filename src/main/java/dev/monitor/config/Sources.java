package dev.monitor.config;

import dev.monitor.model.NearestName;
import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Where values come from: the environment, then the settings file; in each, {@code KEY} or {@code KEY_FILE}, a path whose
 * content is the value. Whoever asks for a key makes it known; what the file holds besides is told as a warning. Names in
 * the environment that nobody asks for belong to other programs. Rules come from the file alone: another program's
 * environment may well hold a {@code RULE_…}.
 */
final class Sources {
    private static final String RULE = "RULE_";
    private static final String FILE = "_FILE";
    private static final int MOST_FILE_BYTES = 64 << 10;

    private final Map<String, String> environment;
    private final DotenvFile file;
    private final Findings findings;
    private final Set<String> known = new LinkedHashSet<>();
    private @Nullable String secretInFile;

    Sources(Map<String, String> environment, DotenvFile file, Findings findings) {
        this.environment = environment;
        this.file = file;
        this.findings = findings;
    }

    /** A value that anybody may know; null if it is not given, or is a problem. */
    @Nullable
    String text(String key) {
        return printable(key, find(key, false));
    }

    /** A value that is a secret; null if it is not given, or is a problem. */
    @Nullable
    String secret(String key) {
        noteSecret(key, isInFile(key));
        return printable(key, find(key, true));
    }

    /** An address, which is a secret if it holds a password before an {@code @}. */
    @Nullable
    String address(String key) {
        noteSecret(key, isInFile(key) && file.values().getOrDefault(key, "@").indexOf('@') >= 0);
        return printable(key, find(key, true));
    }

    /** Whether a value was meant to be given, be it wrong. */
    boolean isGiven(String key) {
        return isIn(environment, key) || isInFile(key) || isInFile(key + FILE);
    }

    /** The key whose secret the settings file holds; null if it holds none. */
    @Nullable
    String secretInFile() {
        return secretInFile;
    }

    /** The texts of the rules by name, in the order of the file. */
    Map<String, String> rules() {
        Map<String, String> rules = new LinkedHashMap<>();
        for (Map.Entry<String, String> entry : file.values().entrySet()) {
            if (isRule(entry.getKey()) && !entry.getValue().isEmpty()) {
                rules.put(entry.getKey().substring(RULE.length()), entry.getValue());
            }
        }
        return rules;
    }

    /**
     * Warns of each key of the file that nobody asked for. To be called when all have been.
     *
     * @param elsewhere a key that counts in the environment alone
     */
    void tellUnknownKeys(String elsewhere) {
        if (file.lines().containsKey(elsewhere)) {
            findings.warning(elsewhere, "counts in the environment only");
        }
        known.add(elsewhere);
        Set<String> candidates = new LinkedHashSet<>(known);
        for (String key : known) {
            candidates.add(key + FILE);
        }
        for (String key : file.lines().keySet()) {
            if (!candidates.contains(key) && !isRule(key)) {
                tellUnknown(key, NearestName.of(upperCase(key), candidates));
            }
        }
    }

    private void tellUnknown(String key, @Nullable String meant) {
        if (meant != null) {
            findings.warning(key, "unknown key; did you mean " + meant + "?");
        } else {
            // A line with nothing but a secret can look like a key: what resembles none is not shown.
            findings.warning(file.placeOf(key), "unknown key");
        }
    }

    private @Nullable String find(String key, boolean secret) {
        known.add(key);
        return isIn(environment, key) ? find(environment, key, secret) : find(file.values(), key, secret);
    }

    private @Nullable String find(Map<String, String> source, String key, boolean secret) {
        String value = source.getOrDefault(key, "");
        String path = source.getOrDefault(key + FILE, "");
        if (!value.isEmpty() && !path.isEmpty()) {
            findings.problem(key, "given both directly and as " + key + FILE + "; keep one of them");
            return null;
        }
        if (!path.isEmpty()) {
            return content(key, path, secret);
        }
        return value.isEmpty() ? null : value;
    }

    private @Nullable String content(String key, String path, boolean secret) {
        if (!Form.ABSOLUTE_PATH.fits(path)) {
            findings.problem(key + FILE, "not " + Form.ABSOLUTE_PATH.expected());
            return null;
        }
        try {
            GuardedFile content = GuardedFile.read(Path.of(path), MOST_FILE_BYTES);
            content.check(secret ? key : null);
            String value = withoutLineEnd(content.text());
            if (!value.isEmpty()) {
                return value;
            }
            findings.problem(key + FILE, "names an empty file");
        } catch (SettingsException e) {
            findings.exposed(e);
        } catch (IOException e) {
            findings.problem(key + FILE, "names a file that cannot be used: " + e.getMessage());
        }
        return null;
    }

    private @Nullable String printable(String key, @Nullable String value) {
        for (int i = 0; value != null && i < value.length(); i++) {
            if (Character.isISOControl(value.charAt(i)) || value.charAt(i) == '\uFFFD') {
                findings.problem(key, "holds a control character or is not UTF-8");
                return null;
            }
        }
        return value;
    }

    private void noteSecret(String key, boolean inFile) {
        if (secretInFile == null && inFile) {
            secretInFile = key;
        }
    }

    private boolean isInFile(String key) {
        // A refused line has no value, but it is there.
        return file.lines().containsKey(key)
                && !file.values().getOrDefault(key, "?").isEmpty();
    }

    private static boolean isIn(Map<String, String> source, String key) {
        return !source.getOrDefault(key, "").isEmpty()
                || !source.getOrDefault(key + FILE, "").isEmpty();
    }

    private static boolean isRule(String key) {
        return key.startsWith(RULE) && key.length() > RULE.length() && key.equals(upperCase(key));
    }

    private static String upperCase(String key) {
        return key.toUpperCase(Locale.ROOT);
    }

    private static String withoutLineEnd(String text) {
        int cut = text.endsWith("\r\n") ? 2 : text.endsWith("\n") ? 1 : 0;
        return text.substring(0, text.length() - cut);
    }
}
