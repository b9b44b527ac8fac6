package dev.monitor.deliver;

import dev.monitor.config.MailSettings;
import dev.monitor.config.Secret;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;

/**
 * A mail server on loopback with one fault. It answers each command well, or as it was told for the command's verb; the
 * greeting goes by {@code HELLO}, the answer to the text of a mail by a single dot.
 */
public final class MailFaultServer implements AutoCloseable {
    /** What it does in place of a good answer. */
    @FunctionalInterface
    public interface Fault {
        void answer(Socket connection, OutputStream out) throws IOException;
    }

    private static final Fault GO_ON = text("354 go on");

    private final ServerSocket listener = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    private final Map<String, Fault> faults = new HashMap<>();
    private final List<Socket> connections = new CopyOnWriteArrayList<>();
    private final List<String> commands = new CopyOnWriteArrayList<>();
    private final List<String> mails = new CopyOnWriteArrayList<>();
    private volatile int resetAfter = Integer.MAX_VALUE;

    public MailFaultServer() throws IOException {
        faults.put("EHLO", text("250-mail.test\r\n250-AUTH PLAIN LOGIN\r\n250 8BITMIME"));
        faults.put("HELLO", text("220 mail.test"));
        faults.put("DATA", GO_ON);
        faults.put("AUTH", text("235 welcome"));
        faults.put("QUIT", text("221 bye"));
        Thread acceptor = new Thread(this::accept, "mail-faults");
        acceptor.setDaemon(true);
        acceptor.start();
    }

    /** An answer of one or more lines. */
    public static Fault text(String lines) {
        return (connection, out) -> out.write((lines + "\r\n").getBytes(StandardCharsets.UTF_8));
    }

    /** No answer, while the connection stays. */
    static Fault stall() {
        return (connection, out) -> {};
    }

    /** The connection ends; by a reset if what was sent is not read. */
    public static Fault drop() {
        return (connection, out) -> {
            connection.setSoLinger(true, 0);
            connection.close();
        };
    }

    /** An answer a byte at a time, for as long as anybody listens. */
    static Fault dribble() {
        return (connection, out) -> {
            while (true) {
                out.write('2');
                pause();
            }
        };
    }

    /** An answer without an end, as fast as it goes. */
    public static Fault flood() {
        return (connection, out) -> {
            byte[] bytes = new byte[1 << 16];
            java.util.Arrays.fill(bytes, (byte) '2');
            while (true) {
                out.write(bytes);
            }
        };
    }

    /** Answers that verb so, from now on. */
    public MailFaultServer on(String verb, Fault fault) {
        faults.put(verb, fault);
        return this;
    }

    /** Resets each connection after so many bytes of what it is sent. */
    MailFaultServer resetAfter(int bytes) {
        resetAfter = bytes;
        return this;
    }

    /** The commands so far. */
    public List<String> commands() {
        return List.copyOf(commands);
    }

    /** The mails that it said yes to. */
    List<String> mails() {
        return List.copyOf(mails);
    }

    public int port() {
        return listener.getLocalPort();
    }

    MailSettings settings(MailSettings.Security security) {
        return new MailSettings(
                "127.0.0.1",
                port(),
                security,
                MailServer.USER,
                new Secret(MailServer.PASSWORD),
                "root@compute1.example.org",
                List.of("ops@example.org"));
    }

    @Override
    public void close() throws IOException {
        listener.close();
        for (Socket connection : connections) {
            connection.close();
        }
    }

    private void accept() {
        try {
            while (true) {
                Socket connection = listener.accept();
                connections.add(connection);
                Thread server = new Thread(() -> serve(connection), "mail-fault");
                server.setDaemon(true);
                server.start();
            }
        } catch (IOException e) {
            // closed
        }
    }

    private void serve(Socket connection) {
        try (connection) {
            BufferedReader in =
                    new BufferedReader(new InputStreamReader(counted(connection), StandardCharsets.UTF_8), 1);
            OutputStream out = connection.getOutputStream();
            answer("HELLO", connection, out);
            for (String command = in.readLine(); command != null; command = in.readLine()) {
                commands.add(command);
                String verb = command.split(" ", 2)[0].toUpperCase(Locale.ROOT);
                answer(verb, connection, out);
                if (faults.get(verb) == GO_ON) {
                    takeMail(in, connection, out);
                }
            }
        } catch (IOException e) {
            // the client, or the test, has gone
        }
    }

    private void takeMail(BufferedReader in, Socket connection, OutputStream out) throws IOException {
        StringBuilder mail = new StringBuilder();
        for (String line = in.readLine(); line != null; line = in.readLine()) {
            if (line.equals(".")) {
                if (!faults.containsKey(".")) {
                    mails.add(mail.toString());
                }
                answer(".", connection, out);
                return;
            }
            mail.append(line).append("\r\n");
        }
    }

    private void answer(String verb, Socket connection, OutputStream out) throws IOException {
        faults.getOrDefault(verb, text("250 ok")).answer(connection, out);
    }

    /** What comes in, until it is time for the reset. */
    private InputStream counted(Socket connection) throws IOException {
        InputStream in = connection.getInputStream();
        return new InputStream() {
            private int heard;

            @Override
            public int read() throws IOException {
                if (heard == resetAfter) {
                    drop().answer(connection, connection.getOutputStream());
                    throw new IOException("reset");
                }
                heard++;
                return in.read();
            }

            @Override
            public int read(byte[] bytes, int offset, int length) throws IOException {
                int value = read();
                if (value < 0) {
                    return -1;
                }
                bytes[offset] = (byte) value;
                return 1;
            }
        };
    }

    private static void pause() throws IOException {
        try {
            Thread.sleep(1);
        } catch (InterruptedException e) {
            throw new IOException(e);
        }
    }
}
