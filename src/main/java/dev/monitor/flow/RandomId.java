package dev.monitor.flow;

import dev.monitor.model.RunId;
import java.io.FileInputStream;
import java.io.IOException;
import java.io.InputStream;

/** Names for runs and messages: 16 hexadecimal digits that nobody else draws. */
final class RandomId {
    private static final int BYTES = 8;

    private RandomId() {}

    static RunId run() {
        return new RunId(next());
    }

    /** The kernel's own random numbers; SecureRandom would load a security provider first. */
    static String next() {
        long bits = 0;
        try (InputStream random = new FileInputStream("/dev/urandom")) {
            for (byte b : random.readNBytes(BYTES)) {
                bits = (bits << 8) | (b & 0xff);
            }
        } catch (IOException e) {
            bits = System.nanoTime() * 0x9e3779b97f4a7c15L
                    ^ ProcessHandle.current().pid();
        }
        String digits = Long.toHexString(bits);
        return "0".repeat(2 * BYTES - digits.length()) + digits;
    }
}
