package dev.monitor.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.monitor.MonitorJar;
import dev.monitor.deliver.BotApiReply;
import dev.monitor.deliver.BotApiServer;
import dev.monitor.deliver.TreacherousServer;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What everybody on the machine sees of a run while it goes on: its command lines and its files. */
class CanaryIT {
    @TempDir
    Path folder = Path.of("");

    @Test
    void noProcessHasASecretInItsCommandLineAndNoFileHoldsOne() throws Exception {
        CompletableFuture<List<String>> seen = new CompletableFuture<>();
        try (BotApiServer api = new BotApiServer();
                TreacherousServer listener = new TreacherousServer(TreacherousServer.Fault.EMPTY, null, false)) {
            api.script("-100", BotApiReply.ok().after(() -> seen.complete(commandLines())));
            Path settings = folder.resolve(".env");
            Files.writeString(
                    settings,
                    String.join(
                            "\n",
                            "BOT_TOKEN=" + BotApiServer.TOKEN,
                            "CHAT_ID=-100",
                            "TELEGRAM_API_URL=" + api.url(),
                            "HEARTBEAT_URL=" + listener.url() + Canaries.HEARTBEAT_PATH,
                            "WEB_USER=ops",
                            "WEB_PASSWORD=" + Canaries.WEB_PASSWORD,
                            ""));
            Files.setPosixFilePermissions(settings, PosixFilePermissions.fromString("rw-------"));
            MonitorJar monitor = new MonitorJar(folder).root(Monitored.hosts().resolve("normal"));
            assertEquals(0, monitor.run("report").exit());
            List<String> commands = seen.get(1, TimeUnit.SECONDS);
            assertTrue(commands.stream().anyMatch(command -> command.contains("report")), commands::toString);
            assertEquals(1, listener.requests().size());
            commands.forEach(command -> Canaries.assertNoneIn(command, "a command line"));
        }
        Canaries.assertNoneInFiles(folder.resolve("state"));
        Canaries.assertNoneInFiles(folder.resolve("log"));
    }

    /** Of all processes that live now. */
    private static List<String> commandLines() {
        List<String> lines = new ArrayList<>();
        try (Stream<Path> processes = Files.list(Path.of("/proc"))) {
            for (Path process : processes.toList()) {
                Path line = process.resolve("cmdline");
                if (Character.isDigit(process.getFileName().toString().charAt(0)) && Files.isReadable(line)) {
                    lines.add(read(line));
                }
            }
        } catch (IOException e) {
            throw new AssertionError(e);
        }
        return lines;
    }

    private static String read(Path line) {
        try {
            return Files.readString(line, StandardCharsets.ISO_8859_1).replace('\0', ' ');
        } catch (IOException e) {
            return "";
        }
    }
}
