package dev.monitor.web;

/**
 * What the server spends on anybody. jdk.httpserver reads a request in the thread that will answer it, so each connection
 * may have a thread of its own for as long as a request may take: whoever is slow keeps nobody else waiting.
 */
final class Limits {
    /** Connections at a time; further ones are closed at once. */
    static final int CONNECTIONS = 400;

    static final long STACK_BYTES = 256 << 10;
    /** A request line and its headers are answered with 414 and 431 beyond this. */
    static final int URI_CHARACTERS = 4096;

    static final int HEADER_CHARACTERS = 16 << 10;
    static final int HEADERS = 100;

    /** Answers that are worked out at a time, and downloads. */
    static final int WORKERS = Math.max(2, Runtime.getRuntime().availableProcessors());

    static final int DOWNLOADS = 4;
    static final long PATIENCE_SECONDS = 10;

    private Limits() {}

    /** The server's own limits. It reads them once, when its first class is loaded. */
    static void set() {
        // Without it each answer waits 40 ms for the acknowledgement of its headers.
        System.setProperty("sun.net.httpserver.nodelay", "true");
        System.setProperty("sun.net.httpserver.maxReqTime", "5");
        System.setProperty("sun.net.httpserver.maxRspTime", "120");
        System.setProperty("sun.net.httpserver.idleInterval", "30");
        System.setProperty("jdk.httpserver.maxConnections", Integer.toString(CONNECTIONS));
        // Beyond these it closes the connection without an answer.
        System.setProperty("sun.net.httpserver.maxReqHeaders", Integer.toString(2 * HEADERS));
        System.setProperty("sun.net.httpserver.maxReqHeaderSize", Integer.toString(8 * HEADER_CHARACTERS));
    }
}
