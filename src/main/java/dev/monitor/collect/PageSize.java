package dev.monitor.collect;

import dev.monitor.host.Host;
import java.io.FileInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/** How large a page of memory is: 4 KiB, but up to 64 KiB on some arm64 and ppc64. */
final class PageSize {
    private static final int USUAL = 4096;
    private static final int LARGEST = 1 << 20;
    private static final long AT_PAGESZ = 6;
    private static final int MOST_BYTES = 4096;

    private PageSize() {}

    /**
     * The bytes of a page as the kernel told this process in its auxiliary vector (getauxval(3)): pairs of longs, type and
     * value. Kernels of 32 bits have other pairs, and pages of the usual size.
     */
    static long of(Host host) {
        try (InputStream in = new FileInputStream(host.procPath("self/auxv").toFile())) {
            ByteBuffer pairs = ByteBuffer.wrap(in.readNBytes(MOST_BYTES)).order(ByteOrder.nativeOrder());
            while (pairs.remaining() >= 2 * Long.BYTES) {
                long type = pairs.getLong();
                long value = pairs.getLong();
                if (type == AT_PAGESZ && value >= USUAL && value <= LARGEST) {
                    return value;
                }
            }
        } catch (IOException e) {
            // A machine seen from elsewhere does not show this process.
        }
        return USUAL;
    }
}
