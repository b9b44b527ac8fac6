package dev.monitor.deliver;

import jakarta.activation.CommandInfo;
import jakarta.activation.CommandMap;
import jakarta.activation.DataContentHandler;
import org.eclipse.angus.mail.handlers.multipart_mixed;
import org.jspecify.annotations.Nullable;

/**
 * Knows how the multiparts of an e-mail are written, and nothing else. The library's own map would read {@code .mailcap} of
 * whoever runs the program, and be told by services that a jar of all libraries lacks.
 */
final class MailCommands extends CommandMap {
    static final MailCommands INSTANCE = new MailCommands();

    private MailCommands() {}

    @Override
    public DataContentHandler createDataContentHandler(String mimeType) {
        return new multipart_mixed();
    }

    @Override
    public CommandInfo[] getPreferredCommands(String mimeType) {
        return new CommandInfo[0];
    }

    @Override
    public CommandInfo[] getAllCommands(String mimeType) {
        return new CommandInfo[0];
    }

    @Override
    public @Nullable CommandInfo getCommand(String mimeType, String name) {
        return null;
    }
}
