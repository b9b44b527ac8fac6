package dev.monitor.deliver;

import java.io.DataInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** A SOCKS5 proxy on loopback (RFC 1928, RFC 1929) that wants a user and a password and leads to one port, whoever asks. */
final class Socks5Server implements AutoCloseable {
    private static final int USER_AND_PASSWORD = 2;

    private final ServerSocket listener;
    private final int target;
    private final String login;
    private final List<String> asked = new CopyOnWriteArrayList<>();
    private final List<Socket> sockets = new CopyOnWriteArrayList<>();

    Socks5Server(int target, String login) throws IOException {
        this.listener = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        this.target = target;
        this.login = login;
        Thread thread = new Thread(this::accept, "socks5");
        thread.setDaemon(true);
        thread.start();
    }

    int port() {
        return listener.getLocalPort();
    }

    /** The host names that it was asked for. */
    List<String> asked() {
        return asked;
    }

    @Override
    public void close() throws IOException {
        listener.close();
        for (Socket socket : sockets) {
            socket.close();
        }
    }

    private void accept() {
        while (true) {
            try (Socket client = listener.accept()) {
                sockets.add(client);
                serve(client);
            } catch (IOException e) {
                if (listener.isClosed()) {
                    return;
                }
            }
        }
    }

    private void serve(Socket client) throws IOException {
        DataInputStream in = new DataInputStream(client.getInputStream());
        OutputStream out = client.getOutputStream();
        in.readByte();
        in.readNBytes(in.readUnsignedByte());
        out.write(new byte[] {5, USER_AND_PASSWORD});
        in.readByte();
        String given = string(in) + ":" + string(in);
        out.write(new byte[] {1, (byte) (given.equals(login) ? 0 : 1)});
        if (!given.equals(login)) {
            return;
        }
        in.readNBytes(4);
        asked.add(string(in));
        in.readUnsignedShort();
        try (Socket server = new Socket(InetAddress.getLoopbackAddress(), target)) {
            sockets.add(server);
            out.write(new byte[] {5, 0, 0, 1, 0, 0, 0, 0, 0, 0});
            Tunnel.between(client, server);
        }
    }

    private static String string(DataInputStream in) throws IOException {
        return new String(in.readNBytes(in.readUnsignedByte()), StandardCharsets.UTF_8);
    }
}
