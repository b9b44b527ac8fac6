package dev.monitor.model;

import java.time.Instant;

/**
 * How far the accounting file has been read.
 *
 * @param file its path on the observed machine
 * @param device the file system it is on
 * @param inode which file it is; the kernel gives inodes out again, hence the fingerprints
 * @param offset the first byte that is unread
 * @param first a fingerprint of the file's first record; empty if there was none
 * @param last a fingerprint of the record before {@code offset}; empty if there was none
 * @param lastEnd when the process of that record ended
 */
public record AccountingCursor(
        String file, long device, long inode, long offset, String first, String last, Instant lastEnd) {}
