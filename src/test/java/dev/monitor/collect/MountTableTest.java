package dev.monitor.collect;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.monitor.collect.MountTable.Mount;
import dev.monitor.model.CollectException;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class MountTableTest {
    @TempDir
    private Path root;

    @Test
    void namesWithBlanksAndLineEndsAreUnescaped() throws CollectException {
        Map<String, Mount> mounts = MountTable.read(Machines.fixture("hostile-names"));

        assertEquals(new Mount("8:1", "/mnt/my disk", "ext4", "/dev/sda1"), mounts.get("/mnt/my disk"));
        assertEquals(new Mount("8:2", "/mnt/new\nline\\x", "vfat", "/dev/disk two"), mounts.get("/mnt/new\nline\\x"));
    }

    @Test
    void aNameCannotPassForTheSeparator() throws CollectException {
        Map<String, Mount> mounts = MountTable.read(Machines.fixture("hostile-names"));

        assertEquals(new Mount("0:66", "/mnt/- - ext4", "fuse.evil", "/dev/sda9"), mounts.get("/mnt/- - ext4"));
    }

    @Test
    void ofThoseOnOnePointTheLastCounts() throws CollectException {
        Map<String, Mount> mounts = MountTable.read(Machines.fixture("normal"));

        assertEquals(new Mount("259:1", "/boot/efi", "vfat", "/dev/nvme0n1p1"), mounts.get("/boot/efi"));
        assertNull(mounts.get("/boot"));
    }

    @Test
    void oneWhoMayNotSeeTheFirstProcessesMountsSeesItsOwn() throws Exception {
        Machines.write(root, "proc/self/mountinfo", "28 1 8:1 / / rw - ext4 /dev/sda1 rw\n");

        assertEquals(Map.of("/", new Mount("8:1", "/", "ext4", "/dev/sda1")), MountTable.read(Machines.at(root)));
    }

    @Test
    void aFileThatIsCutNamesItsLine() {
        CollectException fault =
                assertThrows(CollectException.class, () -> MountTable.read(Machines.fixture("truncated")));

        assertTrue(fault.getMessage().endsWith("truncated/proc/1/mountinfo:2: the line is too short"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"x 1 8:1 / / rw - ext4 /dev/sda1 rw", "28 1 8:1 / / rw shared:1 ext4 /dev/sda1 rw", "28 1", ""})
    void aMalformedLineIsNamed(String line) throws Exception {
        Machines.write(root, "proc/1/mountinfo", line + "\n");

        CollectException fault = assertThrows(CollectException.class, () -> MountTable.read(Machines.at(root)));

        assertTrue(fault.getMessage().startsWith(root + "/proc/1/mountinfo:1: "), fault.getMessage());
    }
}
