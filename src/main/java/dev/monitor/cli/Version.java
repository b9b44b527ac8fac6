package dev.monitor.cli;

/** The version, as the build wrote it into the jar. */
final class Version {
    private Version() {}

    static String line() {
        String version = Version.class.getPackage().getImplementationVersion();
        return "monitor " + (version == null ? "(not from a jar)" : version);
    }
}
