package dev.monitor.accounting;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.monitor.accounting.Options.Choice;
import dev.monitor.host.Host;
import dev.monitor.model.CollectException;
import dev.monitor.model.MeterRun;
import dev.monitor.model.MeterState;
import dev.monitor.model.ProcessTable;
import dev.monitor.model.Usage;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Records that this machine's kernel writes, in a PID namespace of the test, against dump-acct(8) and sa(8). Skipped where
 * these are missing or the namespace is not permitted.
 */
class KernelAccountingTest {
    private static final List<String> TOOLS =
            List.of("/usr/bin/unshare", "/usr/bin/setpriv", "/usr/sbin/accton", "/usr/sbin/dump-acct", "/usr/sbin/sa");

    /** Three users burn some CPU, two of them with uids that have no name; one program has a name like a line of sa. */
    private static final String WORKLOAD = """
            accton "$0" >/dev/null || exit 1
            burn='i=0; while [ $i -lt 60000 ]; do i=$((i+1)); done'
            sh -c "$burn"
            setpriv --reuid=64001 --clear-groups sh -c "$burn; $burn"
            setpriv --reuid=64002 --clear-groups sh -c "$burn"
            cp /bin/true "$0.d/z
            root 9.99 cpu"
            for i in 1 2 3 4 5 6 7 8 9 10; do
              setpriv --reuid=64002 --clear-groups /bin/true
              setpriv --reuid=64001 --clear-groups "$0.d/z
            root 9.99 cpu"
            done
            accton off >/dev/null
            """;

    @TempDir
    private static Path folder;

    private static Path pacct = Path.of("/nowhere");

    @BeforeAll
    static void runWorkload() throws IOException, InterruptedException {
        for (String tool : TOOLS) {
            assumeTrue(Files.isExecutable(Path.of(tool)), tool);
        }
        folder.toFile().setExecutable(true, false);
        pacct = Files.createFile(folder.resolve("pacct"));
        Files.createDirectory(folder.resolve("pacct.d")).toFile().setExecutable(true, false);
        Process workload = new ProcessBuilder(
                        "/usr/bin/unshare", "--pid", "--fork", "--mount-proc", "sh", "-c", WORKLOAD, pacct.toString())
                .redirectErrorStream(true)
                .start();
        String output = new String(workload.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assumeTrue(workload.waitFor() == 0 && Files.size(pacct) > 0, output);
    }

    @Test
    void ticksByUserAreThoseOfDumpAcct() throws Exception {
        Map<Long, Long> ticks = new TreeMap<>();
        for (Usage usage : run(Choice.PACCT).increments()) {
            ticks.merge(usage.uid(), usage.cpu().toMillis() / 10, Long::sum);
        }
        assertEquals(dumpedTicks(), ticks);
        assertTrue(ticks.getOrDefault(64_001L, 0L) > 0);
    }

    @Test
    void commandsByUserAreThoseOfSa() throws Exception {
        Map<String, Long> commands = new TreeMap<>();
        for (Usage usage : run(Choice.PACCT).increments()) {
            commands.merge(usage.user().replace("uid ", ""), usage.commands(), Long::sum);
        }
        assertEquals(countedBySa(), commands);
    }

    @Test
    void whatSaPrintsComesToTheSameForEachUserAndProgram() throws Exception {
        assertEquals(sums(run(Choice.PACCT)), sums(run(Choice.SA)));
    }

    @Test
    void aProgramNamedLikeALineIsChargedToWhoRanIt() throws Exception {
        for (Choice choice : List.of(Choice.PACCT, Choice.SA)) {
            long commands = 0;
            for (Usage usage : run(choice).increments()) {
                if (usage.program().equals("z\nroot 9.99 cpu") && usage.uid() == 64_001) {
                    commands += usage.commands();
                }
            }
            assertEquals(10, commands, choice.name());
        }
    }

    @Test
    void aSecondRunOverSaCountsNothing() throws Exception {
        MeterRun first = run(Choice.SA);
        MeterRun second = Meter.run(host(), options(Choice.SA), first.next(), table(), first.since());

        assertEquals(List.of(), second.increments());
    }

    @Test
    void saAfterTheRecordsIsButAMeasureBehindAGap() throws Exception {
        MeterRun records = run(Choice.PACCT);
        MeterRun first = Meter.run(host(), options(Choice.SA), records.next(), table(), Instant.EPOCH);

        assertEquals(List.of(), first.increments());
        assertEquals(1, first.gaps().size());
    }

    private static Map<String, Long> sums(MeterRun run) {
        Map<String, Long> sums = new TreeMap<>();
        for (Usage usage : run.increments()) {
            sums.put(
                    usage.uid() + " " + usage.program() + " " + usage.commands(),
                    usage.cpu().toMillis());
        }
        return sums;
    }

    private static MeterRun run(Choice choice) throws CollectException {
        return Meter.run(host(), options(choice), MeterState.EMPTY, table(), null);
    }

    private static Host host() {
        return new Host(Path.of("/"), Path.of("/proc"), Clock.systemUTC());
    }

    private static Options options(Choice choice) {
        return new Options(choice, pacct.toString());
    }

    private static ProcessTable table() {
        return new ProcessTable("", 0, Instant.EPOCH, List.of());
    }

    /** Lines of {@code comm|version|user ticks|system ticks|elapsed|uid|…}; a name with a newline takes two lines. */
    private static Map<Long, Long> dumpedTicks() throws IOException {
        Map<Long, Long> ticks = new TreeMap<>();
        for (String line : output("/usr/sbin/dump-acct", pacct.toString()).split("\n", -1)) {
            String[] columns = line.split("\\|", -1);
            if (columns.length > 6) {
                long cpu = Math.round(Double.parseDouble(columns[2].strip()) + Double.parseDouble(columns[3].strip()));
                ticks.merge(Long.valueOf(columns[5].strip()), cpu, Long::sum);
            }
        }
        return ticks;
    }

    /** Lines of the user, the number of commands, and times; the first line is the total. */
    private static Map<String, Long> countedBySa() throws IOException {
        Map<String, Long> commands = new TreeMap<>();
        for (String line : output("/usr/sbin/sa", "-m", pacct.toString()).split("\n", -1)) {
            String[] words = line.strip().split("\\s+", -1);
            if (!line.startsWith(" ") && words.length > 2) {
                commands.put(words[0], Long.valueOf(words[1]));
            }
        }
        return commands;
    }

    private static String output(String... command) throws IOException {
        Process process = new ProcessBuilder(command).start();
        return new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    }
}
