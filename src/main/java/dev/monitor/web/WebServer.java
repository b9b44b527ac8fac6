package dev.monitor.web;

import com.sun.net.httpserver.HttpServer;
import dev.monitor.config.Endpoint;
import java.io.IOException;
import java.net.BindException;
import java.net.InetSocketAddress;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/** The web page: a server that answers out of the store until it is closed. It never writes anything. */
public final class WebServer implements AutoCloseable {
    private static final int BACKLOG = 256;

    private final HttpServer server;
    private final ExecutorService workers;

    private WebServer(HttpServer server, ExecutorService workers) {
        this.server = server;
        this.workers = workers;
    }

    /**
     * Begins to listen.
     *
     * @throws ListenException if the address cannot be listened on
     */
    public static WebServer start(Site site) throws ListenException {
        Limits.set();
        Endpoint listen = site.settings().web().listen();
        InetSocketAddress address = new InetSocketAddress(listen.host(), listen.port());
        if (address.isUnresolved()) {
            throw ListenException.elsewhere(listen);
        }
        try {
            HttpServer server = HttpServer.create(address, BACKLOG);
            ExecutorService workers = workers();
            server.setExecutor(workers);
            server.createContext("/", new FrontDoor(site, new Routes(site)));
            server.start();
            return new WebServer(server, workers);
        } catch (BindException e) {
            throw ListenException.of(listen, e);
        } catch (IOException e) {
            throw ListenException.other(listen, e);
        }
    }

    /** Threads come with connections and go with them; each has a small stack. */
    private static ExecutorService workers() {
        AtomicInteger count = new AtomicInteger();
        return new ThreadPoolExecutor(
                Limits.WORKERS,
                Limits.CONNECTIONS,
                Limits.PATIENCE_SECONDS,
                TimeUnit.SECONDS,
                new SynchronousQueue<>(),
                task -> {
                    Thread thread = new Thread(null, task, "web-" + count.incrementAndGet(), Limits.STACK_BYTES);
                    thread.setDaemon(true);
                    return thread;
                });
    }

    /** Where a browser finds it. */
    public String url() {
        InetSocketAddress address = server.getAddress();
        String host = address.getAddress().getHostAddress();
        return "http://" + (host.indexOf(':') < 0 ? host : "[" + host + "]") + ":" + address.getPort() + "/";
    }

    @Override
    public void close() {
        server.stop(0);
        workers.shutdownNow();
    }
}
