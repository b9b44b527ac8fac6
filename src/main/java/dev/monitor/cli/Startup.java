package dev.monitor.cli;

import dev.monitor.config.FurtherCheck;
import dev.monitor.config.Loaded;
import dev.monitor.config.Settings;
import dev.monitor.config.SettingsException;
import dev.monitor.config.SettingsLoader;
import dev.monitor.flow.Exit;
import dev.monitor.flow.Failure;
import dev.monitor.flow.RuleCheck;
import dev.monitor.host.Host;
import java.util.ArrayList;
import java.util.List;

/**
 * What every command begins with.
 *
 * @param warnings what in the settings is odd but no fault, a line each
 */
record Startup(Loaded loaded, Host host, List<String> warnings) {

    Settings settings() {
        return loaded.settings();
    }

    /** Reads the settings; with wrong ones nothing is begun. */
    static Startup of(World world, Arguments arguments) throws Failure {
        try {
            return of(world, load(world, arguments), List.of());
        } catch (SettingsException e) {
            throw failure(e);
        }
    }

    /** The same for a dry run, which goes on without a settings file that this user may not read. */
    static Startup ofDryRun(World world, Arguments arguments) throws Failure {
        try {
            try {
                return of(world, load(world, arguments), List.of());
            } catch (SettingsException e) {
                if (e.kind() != SettingsException.Kind.PERMISSION) {
                    throw e;
                }
                List<String> ignored = List.of(e.lines().get(0) + "; shown with default settings");
                return of(world, SettingsLoader.withoutFile(world.environment()), ignored);
            }
        } catch (SettingsException e) {
            throw failure(e);
        }
    }

    private static Loaded load(World world, Arguments arguments) throws SettingsException {
        return SettingsLoader.load(
                arguments.config(), world.environment(), world.workingFolder(), world.jarFolder(), new Rules());
    }

    private static Startup of(World world, Loaded loaded, List<String> more) {
        Settings settings = loaded.settings();
        List<String> warnings = new ArrayList<>(loaded.warnings());
        warnings.addAll(more);
        Host host = new Host(settings.host().root(), settings.host().proc(), world.clock());
        return new Startup(loaded, host, warnings);
    }

    /** By hand: the first lambda of a process costs milliseconds. */
    private static final class Rules implements FurtherCheck {
        @Override
        public List<String> problems(Settings settings) {
            return RuleCheck.problems(settings);
        }
    }

    private static Failure failure(SettingsException e) {
        int exit = e.kind() == SettingsException.Kind.PERMISSION ? Exit.DENIED : Exit.SETTINGS;
        return new Failure(exit, e.lines());
    }
}
