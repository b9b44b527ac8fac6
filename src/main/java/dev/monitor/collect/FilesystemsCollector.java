package dev.monitor.collect;

import dev.monitor.collect.MountTable.Mount;
import dev.monitor.host.Host;
import dev.monitor.model.CollectException;
import dev.monitor.model.Filesystems;
import dev.monitor.model.Filesystems.Filesystem;
import java.io.File;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * How full the local file systems are that hold data. No other mount is touched, nor one that lies beneath such: a path
 * into a network file system whose server is gone never returns.
 */
final class FilesystemsCollector implements Collector<Filesystems> {
    private static final Set<String> LOCAL_TYPES = Set.of(
            "bcachefs",
            "btrfs",
            "exfat",
            "ext2",
            "ext3",
            "ext4",
            "f2fs",
            "fuseblk",
            "hfsplus",
            "jfs",
            "nilfs2",
            "ntfs",
            "ntfs3",
            "reiserfs",
            "ufs",
            "vfat",
            "xfs",
            "zfs");

    /** They hold no data of their own, but a path through them is safe. */
    private static final Set<String> PASSABLE_TYPES =
            Set.of("autofs", "devtmpfs", "overlay", "ramfs", "rootfs", "squashfs", "tmpfs");

    @Override
    public String name() {
        return "filesystems";
    }

    @Override
    public Filesystems collect(Host host) throws CollectException {
        // A mount point that this JVM's locale cannot spell is no Path, but a File, which just does not exist.
        File root = host.path("/").toFile();
        Map<String, Mount> mounts = byPoint(onePerDevice(MountTable.read(host), root));
        Map<String, Double> inodes = Inodes.percents(host, List.copyOf(mounts.keySet()));
        List<Filesystem> filesystems = new ArrayList<>();
        for (Mount mount : mounts.values()) {
            String point = mount.point();
            File place = new File(root, point);
            long total = place.getTotalSpace();
            if (total > 0) {
                filesystems.add(new Filesystem(
                        point,
                        mount.source(),
                        mount.type(),
                        total,
                        place.getFreeSpace(),
                        place.getUsableSpace(),
                        inodes.get(point)));
            }
        }
        return new Filesystems(filesystems);
    }

    /** A device can be mounted at many places: the shortest mount point stands for it. Single files may be mounts too. */
    private static Map<String, Mount> onePerDevice(Map<String, Mount> mounts, File root) {
        Map<String, Mount> chosen = new HashMap<>();
        for (Mount mount : mounts.values()) {
            if (!holdsData(mount) || !isSafelyReached(mount.point(), mounts)) {
                continue;
            }
            String device = device(mount);
            Mount other = chosen.get(device);
            boolean better =
                    other == null || mount.point().length() < other.point().length();
            if (better && new File(root, mount.point()).isDirectory()) {
                chosen.put(device, mount);
            }
        }
        return chosen;
    }

    private static Map<String, Mount> byPoint(Map<String, Mount> mounts) {
        Map<String, Mount> sorted = new TreeMap<>();
        for (Mount mount : mounts.values()) {
            sorted.put(mount.point(), mount);
        }
        return sorted;
    }

    private static boolean holdsData(Mount mount) {
        if (mount.type().equals("overlay")) {
            // As the root of a container it is the one thing that tells how full the disk is.
            return mount.point().equals("/");
        }
        return LOCAL_TYPES.contains(mount.type());
    }

    /** Whether all mounts on the way to it are local. */
    private static boolean isSafelyReached(String point, Map<String, Mount> mounts) {
        for (int end = point.lastIndexOf('/'); end >= 0; end = point.lastIndexOf('/', end - 1)) {
            Mount above = mounts.get(end == 0 ? "/" : point.substring(0, end));
            if (above != null && !LOCAL_TYPES.contains(above.type()) && !PASSABLE_TYPES.contains(above.type())) {
                return false;
            }
        }
        return true;
    }

    /** Parts of one btrfs are mounted under device numbers of their own, with major 0: the source tells them. */
    private static String device(Mount mount) {
        return mount.device().startsWith("0:") ? mount.source() : mount.device();
    }
}
