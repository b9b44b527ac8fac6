package dev.monitor.cli;

import dev.monitor.deliver.MailFaultServer;
import dev.monitor.deliver.MailServer;
import dev.monitor.deliver.TreacherousServer.Fault;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;

/** Mail servers with the like of each fault of an HTTP server. */
final class TreacherousMail {
    private TreacherousMail() {}

    /** The like of a fault at a mail server, which quotes the login too. */
    static MailFaultServer with(Fault fault) throws IOException {
        MailFaultServer server = new MailFaultServer();
        String quote = "you said " + MailServer.PASSWORD + " or " + base64(MailServer.PASSWORD) + " or "
                + base64("\0" + MailServer.USER + "\0" + MailServer.PASSWORD);
        return switch (fault) {
            case RESET -> server.on("AUTH", MailFaultServer.drop());
            case HUNG_UP -> server.on("HELLO", MailFaultServer.drop());
            case SLOW -> server.on("DATA", MailFaultServer.drop());
            case NO_HTTP -> server.on("HELLO", MailFaultServer.text("HTTP/1.1 200 " + quote));
            case HALF_A_HEAD ->
                server.on("EHLO", MailFaultServer.text("502 " + quote))
                        .on("HELO", MailFaultServer.text("502 " + quote));
            case HALF_A_BODY -> server.on(".", MailFaultServer.drop());
            case EMPTY -> server.on("AUTH", MailFaultServer.text(""));
            case NO_JSON, WRONG_JSON -> server.on("AUTH", MailFaultServer.text(quote));
            case HUGE -> server.on("HELLO", MailFaultServer.flood());
            case UNAUTHORIZED -> server.on("AUTH", MailFaultServer.text("535 5.7.8 " + quote));
            case FORBIDDEN -> server.on("MAIL", MailFaultServer.text("550 5.7.1 " + quote));
            case NOT_FOUND -> server.on("RCPT", MailFaultServer.text("550 5.1.1 " + quote));
            case BAD_REQUEST -> server.on("DATA", MailFaultServer.text("554 " + quote));
            case CONFLICT -> server.on(".", MailFaultServer.text("552 " + quote));
            case TOO_MANY -> server.on("RCPT", MailFaultServer.text("450 " + quote));
            case INTERNAL -> server.on(".", MailFaultServer.text("451 " + quote));
            case BAD_GATEWAY -> server.on("AUTH", MailFaultServer.text("454-" + quote + "\r\n454 " + quote));
            case UNAVAILABLE -> server.on("HELLO", MailFaultServer.text("421 " + quote));
            default -> server.on("AUTH", MailFaultServer.text("334 " + base64(quote)));
        };
    }

    private static String base64(String text) {
        return Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }
}
