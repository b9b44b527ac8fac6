package dev.monitor.deliver;

import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;

/** What a proxy does once it was persuaded: it carries bytes both ways, whatever they are. */
final class Tunnel {
    private Tunnel() {}

    /** Carries until the client has nothing more to say. */
    static void between(Socket client, Socket server) throws IOException {
        Thread back = new Thread(() -> carry(server, client), "tunnel");
        back.setDaemon(true);
        back.start();
        client.getInputStream().transferTo(server.getOutputStream());
    }

    private static void carry(Socket from, Socket to) {
        try (InputStream in = from.getInputStream()) {
            in.transferTo(to.getOutputStream());
        } catch (IOException e) {
            // Either side went away.
        }
    }
}
