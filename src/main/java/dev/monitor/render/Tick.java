package dev.monitor.render;

/** A mark on an axis, at a value of that axis. */
record Tick(double value, String label) {}
