package dev.monitor.deliver;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;

/** A connection that hears no more than a conversation about one e-mail can need: a line without an end fills no memory. */
final class MailSocket extends Socket {
    private static final int MOST_BYTES = 1 << 20;

    private int heard;

    @Override
    public InputStream getInputStream() throws IOException {
        return new FilterInputStream(super.getInputStream()) {
            @Override
            public int read() throws IOException {
                int value = super.read();
                count(value < 0 ? 0 : 1);
                return value;
            }

            @Override
            public int read(byte[] bytes, int offset, int length) throws IOException {
                int read = super.read(bytes, offset, length);
                count(read);
                return read;
            }
        };
    }

    private void count(int bytes) throws IOException {
        heard += Math.max(0, bytes);
        if (heard > MOST_BYTES) {
            throw new IOException("an answer of more than 1 MiB");
        }
    }
}
