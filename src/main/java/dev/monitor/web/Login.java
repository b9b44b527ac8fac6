package dev.monitor.web;

import dev.monitor.config.Secret;
import dev.monitor.config.WebSettings;
import java.net.InetAddress;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** User and password (RFC 7617), where they are set. Who guesses must wait. */
final class Login {
    private static final String SCHEME = "basic ";
    private static final Map<String, String> ASK =
            Map.of("WWW-Authenticate", "Basic realm=\"monitor\", charset=\"UTF-8\"");

    private final byte @Nullable [] expected;
    private final Guesses guesses;

    Login(WebSettings settings, Clock clock) {
        String user = settings.user();
        Secret password = settings.password();
        expected = user == null || password == null
                ? null
                : digest((user + ":" + password.reveal()).getBytes(StandardCharsets.UTF_8));
        guesses = new Guesses(clock);
    }

    /** Whether one is wanted at all. */
    boolean isWanted() {
        return expected != null;
    }

    /**
     * Refuses who has no right to be answered.
     *
     * @param header the values of {@code Authorization}
     */
    void require(List<String> header, InetAddress client) throws Refusal {
        if (expected == null) {
            return;
        }
        if (header.isEmpty()) {
            throw new Refusal(401, "user and password are needed", ASK);
        }
        long wait = guesses.secondsToWait(client);
        if (wait > 0) {
            throw new Refusal(
                    429, "too many wrong passwords; wait a minute", Map.of("Retry-After", Long.toString(wait)));
        }
        // Digests are of one length, whatever was sent: the time it takes tells nothing.
        if (header.size() != 1 || !MessageDigest.isEqual(digest(credentials(header.get(0))), expected)) {
            guesses.wrong(client);
            throw new Refusal(401, "user or password is wrong", ASK);
        }
    }

    private static byte[] credentials(String header) {
        if (!header.regionMatches(true, 0, SCHEME, 0, SCHEME.length())) {
            return new byte[0];
        }
        try {
            return Base64.getDecoder().decode(header.substring(SCHEME.length()).strip());
        } catch (IllegalArgumentException e) {
            return new byte[0];
        }
    }

    private static byte[] digest(byte[] bytes) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(bytes);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }
}
