package dev.monitor.flow;

import dev.monitor.accounting.Options;
import dev.monitor.config.AccountingSettings;
import dev.monitor.config.HostSettings;
import dev.monitor.config.JournalSettings;
import dev.monitor.host.Host;
import dev.monitor.journal.Format;
import dev.monitor.journal.Journal;

/** What the settings mean to the stages, which do not know the settings themselves. */
final class Settled {
    private Settled() {}

    static Journal journal(JournalSettings journal) {
        Format format = journal.format() == JournalSettings.Format.PYMONITOR ? Format.PYMONITOR : Format.JSONL;
        return new Journal(journal.folder(), journal.prefix(), journal.suffix(), format);
    }

    static Options accounting(AccountingSettings accounting) {
        Options.Choice choice = switch (accounting.source()) {
            case AUTO -> Options.Choice.AUTO;
            case PACCT -> Options.Choice.PACCT;
            case SA -> Options.Choice.SA;
            case OFF -> Options.Choice.OFF;
        };
        String file = accounting.file();
        return new Options(choice, file == null ? "" : file);
    }

    /** The configured name, or the machine's own. */
    static String hostName(HostSettings settings, Host host) {
        String name = settings.name();
        return name == null ? host.name() : name;
    }
}
