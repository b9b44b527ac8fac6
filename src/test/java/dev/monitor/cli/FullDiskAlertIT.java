package dev.monitor.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.monitor.MonitorJar;
import dev.monitor.StandIns;
import dev.monitor.deliver.BotApiReply;
import dev.monitor.deliver.BotApiRequest;
import dev.monitor.deliver.BotApiServer;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.Collections;
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
    private ChangingMachine machine;
    private Path disk;
    private MonitorJar monitor;

    @BeforeEach
    void aMachineWithOneDisk() throws Exception {
        api = new BotApiServer();
        machine = new ChangingMachine(folder, "normal");
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
        command("umount", standIn().toString());
        List<Path> left = new ArrayList<>(sharedMemory());
        Collections.reverse(left);
        for (Path file : left) {
            Files.delete(file);
        }
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
        truncate(76 << 20);
        assertEquals(SILENT, monitor.run("collect"));
        assertTold(1, 1);
        assertNothingIsLeftWhenThereIsSpaceAgain();
        assertTold(2, 2);
        assertLastIsResolved();
    }

    @Test
    void whatIsOverWhenThereIsSpaceAgainIsToldSoOnce() throws Exception {
        fillToTheLastByte();
        assertEquals(74, monitor.run("collect").exit());
        assertNothingIsLeftWhenThereIsSpaceAgain();
        assertTold(2, 2);
        assertLastIsResolved();
        assertEquals(SILENT, monitor.run("collect"));
        assertTold(2, 2);
    }

    @Test
    void rulesThatNeedTimeRipenAndEndWhereNothingCanBeKept() throws Exception {
        Files.writeString(folder.resolve(".env"), "RULE_DISK_MAX=load1 > 90 for 5m\n");
        monitor.set("DISK_MAX", "");
        fillToTheLastByte();
        machine.proc("uptime", "1000000.00 1000.00\n");
        machine.proc("loadavg", "99.00 1.00 1.00 1/100 4242\n");
        MonitorJar.Outcome first = monitor.run("collect");
        assertEquals(74, first.exit());
        assertEquals(1, first.err().lines().count(), first.err());
        machine.proc("uptime", "1000299.00 1000.00\n");
        assertEquals(NOT_KEPT_IN_SILENCE, monitor.run("collect"));
        assertTold(0, 0);
        machine.proc("uptime", "1000300.00 1000.00\n");
        assertEquals(NOT_KEPT_IN_SILENCE, monitor.run("collect"));
        assertTold(1, 1);
        machine.proc("loadavg", "1.00 1.00 1.00 1/100 4242\n");
        assertEquals(NOT_KEPT_IN_SILENCE, monitor.run("collect"));
        assertTold(2, 2);
        assertLastIsResolved();
        assertNothingIsLeftWhenThereIsSpaceAgain();
        assertTold(2, 2);
    }

    @Test
    void withoutSharedMemoryItIsToldRatherTooOften() throws Exception {
        Files.createDirectory(standIn());
        assertEquals(
                0,
                command(
                        "mount",
                        "-t",
                        "tmpfs",
                        "-o",
                        "ro,mode=700",
                        "tmpfs",
                        standIn().toString()));
        fillToTheLastByte();
        assertEquals(74, monitor.run("collect").exit());
        assertTold(1, 1);
        assertEquals(74, monitor.run("collect").exit());
        assertTold(2, 2);
    }

    @Test
    void whatOthersPutIntoSharedMemoryIsNotUsed() throws Exception {
        Path theirs = Files.createDirectory(standIn());
        Files.writeString(theirs.resolve("monitor.db"), "theirs");
        Files.setAttribute(theirs, "unix:uid", 65534);
        fillToTheLastByte();
        assertEquals(74, monitor.run("collect").exit());
        assertEquals(NOT_KEPT_IN_SILENCE, monitor.run("collect"));
        assertTold(1, 1);
        List<Path> both = sharedMemory().stream().filter(Files::isDirectory).toList();
        assertEquals(2, both.size(), both::toString);
        for (Path one : both) {
            assertEquals(
                    one.equals(standIn()) ? "rwx------" : "rwxr-xr-x",
                    PosixFilePermissions.toString(Files.getPosixFilePermissions(one)));
        }
        assertEquals("theirs", Files.readString(both.get(1).resolve("monitor.db")));
    }

    @Test
    void whatDoesNotArriveThenIsTriedAgain() throws Exception {
        api.script(ALICE, BotApiReply.badGateway());
        api.script(BOB, BotApiReply.badGateway());
        fillToTheLastByte();
        MonitorJar.Outcome first = monitor.run("collect");
        assertEquals(3, first.err().lines().count(), first.err());
        assertEquals(5, monitor.run("outbox").out().lines().count());
        assertTrue(monitor.run("rules").out().contains("firing since"));
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
        assertEquals(List.of(), sharedMemory());
    }

    private void assertLastIsResolved() {
        for (String chat : List.of(ALICE, BOB)) {
            List<BotApiRequest> requests = api.requests(chat);
            BotApiRequest request = requests.get(requests.size() - 1);
            String last = request.text() + request.caption();
            assertTrue(last.contains("RESOLVED"), last);
        }
    }

    /** What this test has there, each folder before what is in it. */
    private List<Path> sharedMemory() throws IOException {
        String ours = folder.getFileName().toString();
        try (Stream<Path> shared = Files.walk(Path.of("/dev/shm"))) {
            return shared.filter(file -> file.toString().contains(ours))
                    .sorted()
                    .toList();
        }
    }

    private Path standIn() {
        return StandIns.folder(disk.resolve("state"));
    }

    private void truncate(int bytes) throws IOException {
        try (FileChannel filler = FileChannel.open(disk.resolve("filler"), StandardOpenOption.WRITE)) {
            filler.truncate(bytes);
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
