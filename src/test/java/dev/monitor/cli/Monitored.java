package dev.monitor.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.monitor.StandIns;
import dev.monitor.deliver.BotApiServer;
import dev.monitor.deliver.MailServer;
import dev.monitor.deliver.TwilioServer;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.ToIntFunction;

/**
 * The real command line, run in this JVM: on a machine that is a folder of {@code src/test/resources/hosts}, with state,
 * journal and settings in a temporary folder, at a time that the test sets.
 */
public final class Monitored {
    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .build();

    private final Path folder;
    private final Map<String, String> environment = new HashMap<>();
    private InputStream in = new ByteArrayInputStream(new byte[0]);
    private Clock clock = Clock.systemUTC();
    private boolean terminal;

    /** This machine itself. */
    public Monitored(Path folder) {
        this.folder = folder;
        environment.put("STATE_PATH", folder.resolve("state").toString());
        environment.put("LOG_PATH", folder.resolve("log").toString());
    }

    /** A machine that changes. */
    Monitored(Path folder, ChangingMachine machine) {
        this(folder);
        root(machine.root());
    }

    /** A machine under {@code src/test/resources/hosts}. */
    public Monitored(Path folder, String host) {
        this(folder);
        root(hosts().resolve(host));
    }

    /** Where the machines of the tests are. */
    public static Path hosts() {
        return Path.of(Objects.requireNonNull(System.getProperty("basedir", ".")))
                .resolve("src/test/resources/hosts");
    }

    /** Another root, as of a copy of a machine that the test changes. */
    public Monitored root(Path root) {
        return set("ROOT_PATH", root.toAbsolutePath().toString())
                .set("PROC_PATH", root.resolve("proc").toAbsolutePath().toString());
    }

    /** An environment variable. */
    public Monitored set(String key, String value) {
        environment.put(key, value);
        return this;
    }

    /** Reports go to these chats of a Bot API. */
    Monitored telegram(BotApiServer api, String... chats) {
        return set("BOT_TOKEN", BotApiServer.TOKEN)
                .set("TELEGRAM_API_URL", api.url().toString())
                .set("CHAT_ID", String.join(",", chats));
    }

    /** Messages go to these numbers by a Twilio. */
    Monitored sms(TwilioServer api, String... numbers) {
        return set("TWILIO_ACCOUNT_SID", TwilioServer.SID)
                .set("TWILIO_AUTH_TOKEN", TwilioServer.TOKEN)
                .set("TWILIO_FROM", TwilioServer.FROM)
                .set("TWILIO_TO", String.join(",", numbers))
                .set("TWILIO_API_URL", api.url().toString());
    }

    /** Mails go to these addresses through a server. */
    Monitored email(MailServer server, String... addresses) {
        return set("SMTP_HOST", "127.0.0.1")
                .set("SMTP_PORT", String.valueOf(server.port()))
                .set("SMTP_SECURITY", "none")
                .set("MAIL_FROM", "root@compute1.example.org")
                .set("MAIL_TO", String.join(",", addresses));
    }

    /** The settings file {@code .env} of the working folder, with the permissions that it must have. */
    public Monitored settings(String... lines) throws IOException {
        Path file = folder.resolve(".env");
        Files.writeString(file, String.join("\n", lines) + "\n");
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"));
        return this;
    }

    /** The wall clock, standing still. */
    public Monitored at(String instant) {
        return clock(Clock.fixed(Instant.parse(instant), ZoneOffset.UTC));
    }

    /** The wall clock. */
    Monitored clock(Clock clock) {
        this.clock = clock;
        return this;
    }

    /** What standard input holds. */
    public Monitored in(byte[] bytes) {
        in = new ByteArrayInputStream(bytes);
        return this;
    }

    /** A person at a terminal, instead of cron. */
    public Monitored onTerminal() {
        terminal = true;
        return this;
    }

    public Path state() {
        return Path.of(Objects.requireNonNull(environment.get("STATE_PATH")));
    }

    public Path log() {
        return Path.of(Objects.requireNonNull(environment.get("LOG_PATH")));
    }

    /** The environment variables, for a process of its own. */
    Map<String, String> environment() {
        return environment;
    }

    /** All lines of the journal, of all its files. */
    public List<String> journal() throws IOException {
        List<String> lines = new ArrayList<>();
        if (Files.isDirectory(log())) {
            try (var files = Files.list(log())) {
                for (Path file : files.sorted().toList()) {
                    lines.addAll(Files.readAllLines(file));
                }
            }
        }
        return lines;
    }

    /** What a command came to. */
    public record Outcome(int exit, String out, String err) {}

    /** Runs {@code report --format json} with further arguments, which must succeed, and reads what it prints. */
    JsonNode report(String... args) {
        List<String> all = new ArrayList<>(List.of("report", "--format", "json"));
        all.addAll(List.of(args));
        Outcome outcome = run(all.toArray(String[]::new));
        assertEquals("", outcome.err());
        assertEquals(0, outcome.exit());
        return json(outcome.out());
    }

    /** A JSON text, which must be one. */
    static JsonNode json(String text) {
        try {
            return JSON.readTree(text);
        } catch (JsonProcessingException e) {
            throw new AssertionError(e.getMessage() + " in:\n" + text, e);
        }
    }

    /** Runs the command line. */
    public Outcome run(String... args) {
        return run(world -> Cli.run(world, args));
    }

    /** Runs what is to be run in this world, to its exit code. */
    Outcome run(ToIntFunction<World> command) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ByteArrayOutputStream err = new ByteArrayOutputStream();
        PrintStream outStream = new PrintStream(out, true, StandardCharsets.UTF_8);
        PrintStream errStream = new PrintStream(err, true, StandardCharsets.UTF_8);
        World world = new World(in, outStream, errStream, environment, folder, null, clock, terminal);
        StandIns.removeAtExit(state());
        int exit = command.applyAsInt(world);
        return new Outcome(exit, out.toString(StandardCharsets.UTF_8), err.toString(StandardCharsets.UTF_8));
    }
}
