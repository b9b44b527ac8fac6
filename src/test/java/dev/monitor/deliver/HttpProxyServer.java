package dev.monitor.deliver;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/**
 * An HTTP proxy on loopback that opens tunnels (CONNECT, RFC 9110, 9.3.6) to ports of loopback for those who log in with
 * Basic, and sees no more of what is encrypted than where it goes.
 */
public final class HttpProxyServer implements AutoCloseable {
    private static final String LOGIN_FIRST =
            "HTTP/1.1 407 Login\r\nProxy-Authenticate: Basic realm=\"proxy\"\r\nContent-Length: 0\r\n\r\n";

    private final ServerSocket listener = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    private final List<String> opened = new CopyOnWriteArrayList<>();
    private final List<Socket> sockets = new CopyOnWriteArrayList<>();
    private final String credentials;

    /** @param login user and password, with a colon between them */
    public HttpProxyServer(String login) throws IOException {
        credentials = "Basic " + Base64.getEncoder().encodeToString(login.getBytes(StandardCharsets.UTF_8));
        daemon(this::accept);
    }

    public int port() {
        return listener.getLocalPort();
    }

    /** Where tunnels lead, as {@code host:port}, in the order of their opening. */
    public List<String> opened() {
        return List.copyOf(opened);
    }

    @Override
    public void close() throws IOException {
        listener.close();
        for (Socket socket : sockets) {
            socket.close();
        }
    }

    private void accept() {
        try {
            while (true) {
                Socket client = listener.accept();
                sockets.add(client);
                daemon(() -> serve(client));
            }
        } catch (IOException e) {
            // closed
        }
    }

    private void serve(Socket client) {
        try (client) {
            for (BotApiRequest request = BotApiRequest.read(client.getInputStream());
                    request != null;
                    request = BotApiRequest.read(client.getInputStream())) {
                if (credentials.equals(request.headers().get("proxy-authorization"))) {
                    open(client, request.target());
                    return;
                }
                client.getOutputStream().write(LOGIN_FIRST.getBytes(StandardCharsets.US_ASCII));
            }
        } catch (IOException e) {
            // Either side went away.
        }
    }

    private void open(Socket client, String target) throws IOException {
        opened.add(target);
        int port = Integer.parseInt(target.substring(target.lastIndexOf(':') + 1));
        try (Socket server = new Socket()) {
            sockets.add(server);
            server.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
            client.getOutputStream().write("HTTP/1.1 200 Open\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
            Tunnel.between(client, server);
        }
    }

    private static void daemon(Runnable work) {
        Thread thread = new Thread(work, "http-proxy");
        thread.setDaemon(true);
        thread.start();
    }
}
