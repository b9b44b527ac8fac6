package dev.monitor.config;

import java.util.Objects;

/** A value that is shown to nobody: it prints as {@code ***} wherever it ends up in a text. */
public final class Secret {
    private final String value;

    public Secret(String value) {
        this.value = Objects.requireNonNull(value);
    }

    /** The value itself, for the one who has to send it. */
    public String reveal() {
        return value;
    }

    /** The text with every occurrence of the value blotted out, for what others wrote and may have quoted. */
    public String blotOut(String text) {
        return value.isEmpty() ? text : text.replace(value, "***");
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Secret secret && secret.value.equals(value);
    }

    @Override
    public int hashCode() {
        return value.hashCode();
    }

    @Override
    public String toString() {
        return "***";
    }
}
