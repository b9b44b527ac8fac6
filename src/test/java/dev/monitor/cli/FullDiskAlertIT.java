package dev.monitor.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.monitor.MonitorJar;
import dev.monitor.deliver.BotApiReply;
import dev.monitor.deliver.BotApiServer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A disk that is full holds the state of the very program that is to tell so. Skipped where nothing can be mounted. */
class FullDiskAlertIT {
    private static final MonitorJar.Outcome SILENT = new MonitorJar.Outcome(0, "", "");
    private static final MonitorJar.Outcome NOT_KEPT_IN_SILENCE = new MonitorJar.Outcome(74, "", "");
    private static final String ALICE = "-100";
    private static final String BOB = "-200";

    @TempDir
    Path folder = Path.of("");

    private BotApiServer api;
    private Path disk;
    private MonitorJar monitor;

    @BeforeEach
    void aMachineWithOneDisk() throws Exception {
        api = new BotApiServer();
        ChangingMachine machine = new ChangingMachine(folder, "normal");
        machine.proc("1/mountinfo", "28 1 259:2 / /disk rw,relatime shared:1 - ext4 /dev/sda1 rw\n");
        disk = Files.createDirectory(machine.root().resolve("disk"));
        assumeTrue(
                MonitorJar.isRoot() && command("mount", "-t", "tmpfs", "-o", "size=80m", "tmpfs", disk.toString()) == 0,
                "needs root");
        monitor = new MonitorJar(folder)
                .root(machine.root())
                .set("STATE_PATH", disk.resolve("state").toString())
                .set("DISK_MAX", "90")
                .set("BOT_TOKEN", BotApiServer.TOKEN)
                .set("TELEGRAM_API_URL", api.url().toString())
                .set("CHAT_ID", ALICE + "," + BOB);
        assertEquals(SILENT, monitor.run("collect"));
        assertEquals(0, api.requests().size());
    }

    @AfterEach
    void unmount() throws Exception {
        api.close();
        command("umount", disk.toString());
    }

    @Test
    void theAlertGoesOutThanksToTheReserve() throws Exception {
        fill();
        assertEquals(SILENT, monitor.run("collect"));
        assertTold(1, 1);
        assertEquals(SILENT, monitor.run("collect"));
        assertTold(1, 1);
    }

    @Test
    void theAlertGoesOutOnceWhereNothingCanBeKept() throws Exception {
        fillToTheLastByte();
        MonitorJar.Outcome first = monitor.run("collect");
        assertEquals(74, first.exit());
        assertEquals("monitor: " + disk + "/state/monitor.db: no space left on its file system\n", first.err());
        assertTold(1, 1);
        assertEquals(NOT_KEPT_IN_SILENCE, monitor.run("collect"));
        assertTold(1, 1);
        assertNothingIsLeftWhenThereIsSpaceAgain();
    }

    @Test
    void whatDoesNotArriveThenIsTriedAgain() throws Exception {
        api.script(ALICE, BotApiReply.badGateway());
        api.script(BOB, BotApiReply.badGateway());
        fillToTheLastByte();
        MonitorJar.Outcome first = monitor.run("collect");
        assertEquals(3, first.err().lines().count(), first.err());
        assertEquals(NOT_KEPT_IN_SILENCE, monitor.run("collect"));
        assertTold(2, 2);
        assertEquals(NOT_KEPT_IN_SILENCE, monitor.run("collect"));
        assertTold(2, 2);
        assertNothingIsLeftWhenThereIsSpaceAgain();
    }

    @Test
    void whatWasKeptJustInTimeReachesEverybodyOnceAndIsSettledLater() throws Exception {
        api.script(ALICE, BotApiReply.ok().after(this::fillToTheLastByte));
        Files.write(disk.resolve("much"), new byte[70 << 20]);
        assertEquals(74, monitor.run("collect").exit());
        assertTold(1, 1);
        assertEquals(74, monitor.run("collect").exit());
        assertTold(1, 1);
        assertNothingIsLeftWhenThereIsSpaceAgain();
        assertTold(1, 1);
        assertEquals(
                "Nothing waits to be sent, and nothing was given up.\n",
                monitor.run("outbox").out());
    }

    private void assertNothingIsLeftWhenThereIsSpaceAgain() throws Exception {
        Files.delete(disk.resolve("filler"));
        assertEquals(SILENT, monitor.run("collect"));
        try (Stream<Path> shared = Files.list(Path.of("/dev/shm"))) {
            String ours = folder.getFileName().toString();
            assertEquals(
                    List.of(),
                    shared.filter(file -> file.toString().contains(ours)).toList());
        }
    }

    private void assertTold(int toAlice, int toBob) {
        assertEquals(toAlice, api.requests(ALICE).size(), api.requests()::toString);
        assertEquals(toBob, api.requests(BOB).size(), api.requests()::toString);
        assertTrue(
                api.requests().stream().allMatch(request -> (request.text() + request.caption()).contains("DISK_MAX")));
    }

    private void fillToTheLastByte() {
        try {
            Files.deleteIfExists(disk.resolve("state/reserve"));
            fill();
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private void fill() throws IOException {
        Path filler = disk.resolve("filler");
        Files.write(filler, new byte[0]);
        for (int block = 1 << 20; block > 0; block /= 2) {
            try {
                while (true) {
                    Files.write(filler, new byte[block], StandardOpenOption.APPEND);
                }
            } catch (IOException e) {
                // Less fits, down to the last byte.
            }
        }
    }

    private static int command(String... command) throws IOException, InterruptedException {
        return new ProcessBuilder(command)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start()
                .waitFor();
    }
}
