package dev.monitor.model;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The local file systems that hold data.
 *
 * @param filesystems one entry a device, by mount point
 */
public record Filesystems(List<Filesystem> filesystems) implements Section {
    /**
     * One mounted file system.
     *
     * @param mount where it is mounted, as the observed machine sees it
     * @param device what is mounted
     * @param type the kernel's name of its type
     * @param totalBytes its size
     * @param freeBytes what is free, the part reserved for root included
     * @param availableBytes what an ordinary user can still write
     * @param inodesPercent inodes in use in percent; null where unknown or unlimited
     */
    public record Filesystem(
            String mount,
            String device,
            String type,
            long totalBytes,
            long freeBytes,
            long availableBytes,
            @Nullable Double inodesPercent) {

        /** Space in use in percent of what an ordinary user can have, as df(1) counts it. */
        public double percent() {
            long used = totalBytes - freeBytes;
            long usable = used + availableBytes;
            return usable == 0 ? 0 : 100.0 * used / usable;
        }

        Map<String, Object> fields() {
            Map<String, Object> fields = new LinkedHashMap<>();
            fields.put("mount", mount);
            fields.put("device", device);
            fields.put("type", type);
            fields.put("total_bytes", totalBytes);
            fields.put("free_bytes", freeBytes);
            fields.put("available_bytes", availableBytes);
            fields.put("percent", percent());
            fields.put("inodes_percent", inodesPercent);
            return fields;
        }
    }

    public Filesystems {
        filesystems = List.copyOf(filesystems);
    }

    @Override
    public List<Object> fields() {
        List<Object> fields = new ArrayList<>();
        for (Filesystem filesystem : filesystems) {
            fields.add(filesystem.fields());
        }
        return fields;
    }

    @Override
    public List<Sample> samples() {
        List<Sample> samples = new ArrayList<>();
        for (Filesystem filesystem : filesystems) {
            samples.add(Sample.of("filesystem_percent", "mount", filesystem.mount(), filesystem.percent()));
            Double inodes = filesystem.inodesPercent();
            if (inodes != null) {
                samples.add(Sample.of("filesystem_inodes_percent", "mount", filesystem.mount(), inodes));
            }
        }
        return samples;
    }
}
