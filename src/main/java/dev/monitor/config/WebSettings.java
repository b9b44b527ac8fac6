package dev.monitor.config;

import org.jspecify.annotations.Nullable;

/**
 * The web page.
 *
 * @param user null where no login is wanted, as the password; never null if others than this machine can reach it
 */
public record WebSettings(
        Endpoint listen, @Nullable String user, @Nullable Secret password) {}
