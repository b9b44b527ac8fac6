package dev.monitor.web;

import dev.monitor.config.Settings;
import java.time.Clock;
import java.time.ZoneId;
import java.util.function.Consumer;

/**
 * What the page is about.
 *
 * @param host the name of the machine that is observed
 * @param zone in which its people are told times
 * @param faults takes what went wrong, one line each, for whoever runs the server
 */
public record Site(Settings settings, String host, Clock clock, ZoneId zone, Consumer<String> faults) {}
