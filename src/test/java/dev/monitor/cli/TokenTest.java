package dev.monitor.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.monitor.deliver.BotApiReply;
import dev.monitor.deliver.BotApiServer;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The bot's token is nowhere but in its settings and on the wire, whatever goes wrong. */
class TokenTest {
    /** The part of it that is secret. */
    private static final String SECRET = BotApiServer.TOKEN.substring(BotApiServer.TOKEN.indexOf(':') + 1);

    @TempDir
    Path folder = Path.of("");

    static Stream<BotApiReply> failures() {
        String echo = "it was https://api.telegram.org/bot" + BotApiServer.TOKEN + "/sendMessage";
        return Stream.of(
                BotApiReply.refused(400, "Bad Request: " + echo),
                BotApiReply.refused(401, "Unauthorized: " + echo),
                BotApiReply.refused(403, "Forbidden: " + echo),
                BotApiReply.refused(404, "Not Found: " + echo),
                BotApiReply.refused(500, "Internal: " + echo),
                BotApiReply.tooMany(3600),
                BotApiReply.moved("-100777"),
                BotApiReply.dropped(),
                BotApiReply.badGateway(),
                BotApiReply.answer(502, "<html>" + echo + "</html>"),
                BotApiReply.answer(200, "{ this is no JSON: " + echo),
                BotApiReply.answer(200, ""),
                BotApiReply.answer(302, "").header("Location: http://127.0.0.1:1/bot" + BotApiServer.TOKEN));
    }

    @ParameterizedTest
    @MethodSource("failures")
    void isInNoOutputAndInNoFileWhateverTheAnswer(BotApiReply failure) throws IOException {
        try (BotApiServer api = new BotApiServer()) {
            api.script("-100", failure, failure);
            assertKept(new Monitored(folder, "normal").telegram(api, "-100"));
            assertTrue(!api.requests("-100").isEmpty());
        }
    }

    @Test
    void isInNoOutputAndInNoFileIfNobodyAnswers() throws IOException {
        BotApiServer api = new BotApiServer();
        Monitored monitored = new Monitored(folder, "normal").telegram(api, "-100");
        api.close();
        assertKept(monitored);
    }

    @Test
    void isInNoMessageAboutTheSettings() throws IOException {
        String[][] settings = {
            {"BOT_TOKEN=" + BotApiServer.TOKEN + " oops", "CHAT_ID=1"},
            {"BOT_TOKEN=\"" + BotApiServer.TOKEN, "CHAT_ID=1"},
            {"BOT_TOKEN:" + BotApiServer.TOKEN},
            {"BOT_TOKN=" + BotApiServer.TOKEN},
            {"TELEGRAM_API_URL=" + BotApiServer.TOKEN},
            {"PROXY=http://user:" + BotApiServer.TOKEN + "@host"},
            {"BOT_TOKEN_FILE=/nowhere/" + SECRET.length(), "BOT_TOKEN=" + BotApiServer.TOKEN},
        };
        for (String[] lines : settings) {
            Monitored monitored = new Monitored(folder, "normal").settings(lines);
            for (String command : List.of("collect", "doctor")) {
                Monitored.Outcome outcome = monitored.run(command, "-v");
                assertFalse((outcome.out() + outcome.err()).contains(SECRET), lines[0] + "\n" + outcome);
            }
        }
    }

    /** Runs what speaks to the bot, in each way of telling about it, and looks everywhere. */
    private void assertKept(Monitored monitored) throws IOException {
        assertSilentAbout(monitored.run("report"));
        assertSilentAbout(monitored.run("report", "-v"));
        assertSilentAbout(monitored.onTerminal().run("collect", "-v"));
        assertSilentAbout(monitored.run("doctor", "-v"));
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                String content = new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1);
                assertFalse(content.contains(SECRET), file.toString());
            }
        }
    }

    private static void assertSilentAbout(Monitored.Outcome outcome) {
        assertFalse((outcome.out() + outcome.err()).contains(SECRET), outcome.toString());
        assertEquals(-1, outcome.err().indexOf("a bug"), outcome.err());
    }
}
