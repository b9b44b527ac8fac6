package dev.monitor;

public final class Monitor {
    private Monitor() {}

    public static void main(String[] args) {
        System.out.println("monitor");
    }
}
