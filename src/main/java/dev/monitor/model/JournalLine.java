package dev.monitor.model;

/**
 * What a run writes into the journal.
 *
 * @param file the path of the file it belongs into
 * @param line the line without its end
 */
public record JournalLine(String file, String line) {}
