package dev.monitor.deliver;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketException;
import java.net.UnknownHostException;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** The way to a server, which another thread can cut at any moment: for good, wherever it is then. */
final class MailLink {
    private static final Duration CONNECT = Duration.ofSeconds(5);

    private @Nullable Socket socket;
    private boolean isCut;

    /** Connects to the first of the host's addresses that answers; the socket knows the host by the name given here. */
    Socket to(String host, int port) throws IOException {
        IOException failure = new UnknownHostException(host);
        for (InetAddress found : InetAddress.getAllByName(host)) {
            // With its name in it, an address is never looked up to find one.
            InetAddress address = InetAddress.getByAddress(host, found.getAddress());
            Socket next = next();
            try {
                next.connect(new InetSocketAddress(address, port), (int) CONNECT.toMillis());
                return next;
            } catch (IOException e) {
                next.close();
                failure = e;
            }
        }
        throw failure;
    }

    private synchronized Socket next() throws IOException {
        if (isCut) {
            throw new SocketException("too late");
        }
        Socket next = new MailSocket();
        socket = next;
        return next;
    }

    /** Ends the connection there is, and lets no other begin. */
    synchronized void cut() {
        isCut = true;
        try {
            if (socket != null) {
                socket.close();
            }
        } catch (IOException e) {
            // It is of no more use either way.
        }
    }
}
