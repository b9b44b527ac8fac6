package dev.monitor.doctor;

import java.util.List;

/** One thing that must be right. */
public interface Check {
    /** Looks, and tells what it found: at least one finding. */
    List<Finding> look();
}
