package dev.monitor.model;

/**
 * How far {@code /var/log/wtmp} is read.
 *
 * @param inode of the file; 0 where there was none
 * @param offset of the first byte that is not read
 */
public record WtmpPosition(long inode, long offset) {
    /** There is no such file. */
    public static final WtmpPosition NONE = new WtmpPosition(0, 0);
}
