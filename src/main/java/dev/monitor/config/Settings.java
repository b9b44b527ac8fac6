package dev.monitor.config;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * All settings, checked, with the defaults in place.
 *
 * @param reportInterval between two reports of {@code watch}
 * @param heartbeat the address to call after each stored run; null if there is none
 */
public record Settings(
        ChannelSettings channels,
        UserSettings users,
        JournalSettings journal,
        StoreSettings store,
        HostSettings host,
        AccountingSettings accounting,
        AlertSettings alerts,
        Duration reportInterval,
        WebSettings web,
        @Nullable Secret heartbeat) {}
