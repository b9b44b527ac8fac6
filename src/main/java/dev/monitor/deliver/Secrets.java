package dev.monitor.deliver;

import dev.monitor.config.ProxySettings;
import dev.monitor.config.Secret;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Comparator;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * What we tell others in confidence. They may quote it in what they say, in any form in which it went over the wire: it is
 * blotted out there before anybody reads or keeps that.
 */
final class Secrets {
    /** The longest first: a login is gone before the password in it is. */
    private final Set<Secret> forms = new TreeSet<>(
            Comparator.comparing((Secret form) -> -form.reveal().length()).thenComparing(Secret::reveal));

    /** With a secret. */
    Secrets and(Secret secret) {
        return and(secret.reveal());
    }

    private Secrets and(String secret) {
        byte[] bytes = secret.getBytes(StandardCharsets.UTF_8);
        Base64.Encoder base64 = Base64.getEncoder();
        for (String form : new String[] {
            secret,
            new String(bytes, StandardCharsets.ISO_8859_1),
            base64.encodeToString(bytes),
            base64.withoutPadding().encodeToString(bytes)
        }) {
            forms.add(new Secret(form));
            forms.add(new Secret(URLEncoder.encode(form, StandardCharsets.UTF_8)));
        }
        return this;
    }

    /** With a password and whose it is, as they go together in Basic (RFC 7617) and PLAIN (RFC 4616). */
    Secrets and(@Nullable String user, @Nullable Secret password) {
        return password == null
                ? this
                : and(password).and(user + ":" + password.reveal()).and("\0" + user + "\0" + password.reveal());
    }

    /** With what a proxy is told. */
    Secrets and(@Nullable ProxySettings proxy) {
        return proxy == null ? this : and(proxy.user(), proxy.password());
    }

    String blotOut(String text) {
        String clean = text;
        for (Secret form : forms) {
            clean = form.blotOut(clean);
        }
        return clean;
    }
}
