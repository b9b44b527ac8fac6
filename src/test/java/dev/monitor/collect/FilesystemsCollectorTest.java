package dev.monitor.collect;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.monitor.model.CollectException;
import dev.monitor.model.Filesystems;
import dev.monitor.model.Filesystems.Filesystem;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

final class FilesystemsCollectorTest {
    @Test
    void keepsOnePlaceOfEachLocalDevice() throws CollectException {
        // Not among them: bound and stacked mounts, NFS and what lies beneath it, images, layers, sshfs.
        assertEquals(List.of("/ ext4", "/boot/efi vfat", "/data btrfs", "/home xfs"), mounts("normal"));
    }

    @Test
    void aContainerHasItsOverlayAndVolumesButNoSingleFiles() throws CollectException {
        assertEquals(List.of("/ overlay", "/srv/volume ext4"), mounts("container"));
    }

    @Test
    void aLocalMountThatANetworkMountCoversIsNotTouched() throws CollectException {
        assertEquals(List.of("/ ext4", "/mnt/my disk ext4"), mounts("hostile-names"));
    }

    @Test
    void aKernelWithoutMountinfoHasNoData() {
        CollectException fault = assertThrows(
                CollectException.class, () -> new FilesystemsCollector().collect(Machines.fixture("old-kernel")));

        assertTrue(fault.isNoData());
    }

    @Test
    void sizesAreThoseOfTheDiskBelow() throws Exception {
        Filesystem root = collect("container").get(0);

        Process stat = new ProcessBuilder("stat", "-f", "-c", "%S %b", "src/test/resources/hosts/container").start();
        String[] blocks = new String(stat.getInputStream().readAllBytes(), StandardCharsets.US_ASCII)
                .strip()
                .split(" ", -1);
        long total = Long.parseLong(blocks[0]) * Long.parseLong(blocks[1]);
        assertEquals(total, root.totalBytes());
        assertTrue(root.freeBytes() > 0 && root.freeBytes() < total);
        assertTrue(root.availableBytes() <= root.freeBytes());
    }

    @Test
    void noCommandOfThisMachineTellsTheInodesOfAnother() throws CollectException {
        for (Filesystem filesystem : collect("normal")) {
            assertNull(filesystem.inodesPercent());
        }
    }

    @Test
    void inodesBelongToMountsInTheirOrderAndDashesAreUnknown() {
        String df = "  Inodes  IUsed\n 1000  250\n  -    -\n    0      0\n 64   -\n  400    400\n";

        assertEquals(Map.of("/", 25.0, "/d", 100.0), Inodes.parse(df, List.of("/", "/a", "/b", "/c", "/d")));
    }

    @Test
    void outputOfAnotherShapeTellsNothing() {
        assertEquals(Map.of(), Inodes.parse("", List.of("/")));
        assertEquals(Map.of(), Inodes.parse("Inodes IUsed\n1 1\n2 2\n", List.of("/")));
        assertEquals(Map.of(), Inodes.parse("Inodes IUsed\nsome words\n", List.of("/")));
    }

    private static List<String> mounts(String machine) throws CollectException {
        List<String> mounts = new ArrayList<>();
        for (Filesystem filesystem : collect(machine)) {
            mounts.add(filesystem.mount() + " " + filesystem.type());
        }
        return mounts;
    }

    private static List<Filesystem> collect(String machine) throws CollectException {
        Filesystems filesystems = new FilesystemsCollector().collect(Machines.fixture(machine));
        return filesystems.filesystems();
    }
}
