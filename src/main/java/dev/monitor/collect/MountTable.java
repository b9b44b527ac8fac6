package dev.monitor.collect;

import dev.monitor.host.Host;
import dev.monitor.host.TextFile;
import dev.monitor.model.CollectException;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What is mounted where (proc_pid_mountinfo(5)): {@code 36 35 98:0 /root /mount/point rw,noatime master:1 - ext3 /dev/sda1
 * rw}, with any number of optional fields before the dash.
 */
final class MountTable {
    /**
     * One mount.
     *
     * @param device major and minor number; with major 0 the file system is on no single block device
     * @param point where it is mounted, as the machine sees it; untrusted
     * @param type the kernel's name of the file system's type
     * @param source what is mounted, in the words of the file system
     */
    record Mount(String device, String point, String type, String source) {}

    private MountTable() {}

    /** The mounts by mount point, in the order of the kernel; where several are stacked, the last, which hides the others. */
    static Map<String, Mount> read(Host host) throws CollectException {
        TextFile file = open(host);
        Map<String, Mount> mounts = new LinkedHashMap<>();
        while (file.hasLine()) {
            Mount mount = mount(Words.ofLine(file));
            mounts.remove(mount.point());
            mounts.put(mount.point(), mount);
        }
        return mounts;
    }

    /** The mounts of the first process are the machine's; only root may see them, unlike one's own. */
    private static TextFile open(Host host) throws CollectException {
        try {
            return host.proc("1/mountinfo");
        } catch (CollectException e) {
            return host.proc("self/mountinfo");
        }
    }

    private static Mount mount(Words words) throws CollectException {
        words.number(); // the mount's id
        words.number(); // its parent's
        String device = words.next();
        words.next(); // the part of the file system that is mounted
        String point = unescaped(words.next());
        words.next(); // options
        String optional = words.next();
        while (!optional.equals("-")) {
            optional = words.next();
        }
        String type = words.next();
        return new Mount(device, point, type, unescaped(words.next()));
    }

    /** Blanks, line ends and backslashes in a name are escaped as three octal digits: {@code \040}. */
    private static String unescaped(String word) {
        if (word.indexOf('\\') < 0) {
            return word;
        }
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < word.length(); i++) {
            if (isEscape(word, i)) {
                text.append((char) Integer.parseInt(word.substring(i + 1, i + 4), 8));
                i += 3;
            } else {
                text.append(word.charAt(i));
            }
        }
        return text.toString();
    }

    private static boolean isEscape(String word, int at) {
        if (word.charAt(at) != '\\' || at + 3 >= word.length()) {
            return false;
        }
        for (int i = at + 1; i <= at + 3; i++) {
            if (word.charAt(i) < '0' || word.charAt(i) > '7') {
                return false;
            }
        }
        return true;
    }
}
