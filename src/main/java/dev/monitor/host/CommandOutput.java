package dev.monitor.host;

/**
 * What a command said.
 *
 * @param exit its exit code
 * @param output its standard output as UTF-8; broken bytes become U+FFFD
 */
public record CommandOutput(int exit, String output) {}
