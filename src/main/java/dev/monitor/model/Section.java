package dev.monitor.model;

import java.util.List;

/** What one collector saw: raw values, in the form of the journal and as numbers. */
public interface Section {
    /**
     * The journal form, in the order in which it is written. Values are {@link String}, {@link Number}, {@link Boolean},
     * {@code Map<String, Object>}, {@link List} of these, or null.
     */
    Object fields();

    /** The numbers that rules, history and export read. */
    List<Sample> samples();
}
