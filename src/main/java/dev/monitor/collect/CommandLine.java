package dev.monitor.collect;

import dev.monitor.host.Host;
import dev.monitor.model.ProcessTable.Entry;
import java.io.FileInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;

/** The command of a process with its arguments ({@code /proc/PID/cmdline}), which it may have overwritten at will. */
final class CommandLine {
    private static final int MOST_BYTES = 4096;
    private static final int MOST_CHARS = 1000;

    private CommandLine() {}

    /**
     * One line without control characters, cut to 1000 characters; the program's name in brackets where there is none, as
     * for kernel threads, zombies, and what has just ended.
     */
    static String of(Host host, Entry process) {
        String command = cleaned(read(host, process.pid()));
        return command.isEmpty() ? "[" + cleaned(process.comm()) + "]" : command;
    }

    private static String read(Host host, int pid) {
        try (InputStream in =
                new FileInputStream(host.procPath(pid + "/cmdline").toFile())) {
            return new String(in.readNBytes(MOST_BYTES), StandardCharsets.UTF_8).replace('\0', ' ');
        } catch (IOException e) {
            return "";
        }
    }

    private static String cleaned(String text) {
        StringBuilder clean = new StringBuilder(text.length());
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            clean.append(Character.isISOControl(c) ? '?' : c);
        }
        if (clean.length() > MOST_CHARS) {
            boolean splitsPair = Character.isHighSurrogate(clean.charAt(MOST_CHARS - 1));
            clean.setLength(splitsPair ? MOST_CHARS - 1 : MOST_CHARS);
        }
        return clean.toString().strip();
    }
}
