package dev.monitor.accounting;

import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.monitor.model.CollectException;
import dev.monitor.model.Usage;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Broken input, made by changing sound one at random and kept in {@code src/test/resources/fuzz} where it once did harm: it is
 * refused in a line, or summed up without going below zero or beyond its end. A failure names its seed.
 */
class FuzzTest {
    private static final int ROUNDS = Boolean.getBoolean("long") ? 500_000 : 6_000;

    private static final String SA = """
            alice      0.10 cpu     2048k mem      0 io ls              \s
            bob      50.05 cpu     2048k mem      0 io cc1             *
            student0   3.33 cpu     2048k mem      0 io java            \s
            -559038    0.07 cpu     2048k mem      0 io gone            \s
            """;

    @TempDir
    private Path root;

    @Test
    void brokenAccountingFilesAreRefusedOrSummed() throws IOException {
        byte[] sound = PacctWriter.normal();
        TestMachine machine = new TestMachine(root);
        for (int seed = 0; seed < ROUNDS; seed++) {
            byte[] broken = broken(sound, new Random(seed));
            readRecords(machine, broken, "seed " + seed);
        }
        for (Path kept : corpus("records-")) {
            readRecords(machine, Files.readAllBytes(kept), kept.toString());
        }
    }

    @Test
    void brokenOutputOfSaIsRefusedOrSummed() throws IOException {
        byte[] sound = SA.getBytes(StandardCharsets.UTF_8);
        for (int seed = 0; seed < 5 * ROUNDS; seed++) {
            parseSa(broken(sound, new Random(seed)), "seed " + seed);
        }
        for (Path kept : corpus("sa-")) {
            parseSa(Files.readAllBytes(kept), kept.toString());
        }
    }

    private void readRecords(TestMachine machine, byte[] broken, String name) throws IOException {
        Path file = Files.write(machine.pacct(), broken);
        try {
            PacctFiles.Result result =
                    PacctFiles.read(machine.host(), List.of(file.toString()), InputStream.nullInputStream(), true);
            long bytes = 64 * result.run().records() + result.run().skippedBytes();
            assertTrue(bytes <= broken.length, name + ": more was read than there is");
            long commands = 0;
            for (Usage usage : result.run().increments()) {
                assertTrue(!usage.cpu().isNegative() && usage.commands() > 0, name + ": " + usage);
                commands += usage.commands();
            }
            assertTrue(commands == result.run().records(), name + ": records are lost");
        } catch (CollectException e) {
            assertTrue(e.getMessage().indexOf('\n') < 0, name + ": " + e.getMessage());
        } catch (RuntimeException e) {
            throw new AssertionError(name + ": " + e, e);
        }
    }

    private static void parseSa(byte[] broken, String name) {
        try {
            for (SaOutput.Ended ended : SaOutput.parse("sa", new String(broken, StandardCharsets.UTF_8))) {
                assertTrue(ended.ticks() >= 0, name + ": " + ended);
            }
        } catch (CollectException e) {
            assertTrue(e.getMessage().indexOf('\n') < 0, name + ": " + e.getMessage());
        } catch (RuntimeException e) {
            throw new AssertionError(name + ": " + e, e);
        }
    }

    /** Some bytes changed, taken out, put in, doubled or cut off. */
    private static byte[] broken(byte[] sound, Random random) {
        byte[] bytes = sound.clone();
        for (int change = 1 + random.nextInt(8); change > 0 && bytes.length > 1; change--) {
            int at = random.nextInt(bytes.length);
            int length = 1 + random.nextInt(Math.min(80, bytes.length));
            int to = Math.min(bytes.length, at + length);
            bytes = switch (random.nextInt(6)) {
                case 0 -> PacctWriter.join(Arrays.copyOf(bytes, at), Arrays.copyOfRange(bytes, to, bytes.length));
                case 1 -> PacctWriter.join(Arrays.copyOf(bytes, to), Arrays.copyOfRange(bytes, at, bytes.length));
                case 2 -> PacctWriter.join(Arrays.copyOf(bytes, at), noise(random, length), tail(bytes, at));
                case 3 -> Arrays.copyOf(bytes, at);
                default -> {
                    bytes[at] = (byte) random.nextInt();
                    yield bytes;
                }
            };
        }
        return bytes;
    }

    private static byte[] noise(Random random, int length) {
        byte[] noise = new byte[length];
        random.nextBytes(noise);
        return noise;
    }

    private static byte[] tail(byte[] bytes, int from) {
        return Arrays.copyOfRange(bytes, from, bytes.length);
    }

    private static List<Path> corpus(String prefix) throws IOException {
        try (Stream<Path> files = Files.list(Path.of("src/test/resources/fuzz"))) {
            return files.filter(file -> file.getFileName().toString().startsWith(prefix))
                    .toList();
        }
    }
}
