package dev.monitor.web;

import dev.monitor.config.Endpoint;
import java.io.IOException;
import java.io.Serial;
import java.net.BindException;

/** The address of {@code WEB_LISTEN} cannot be listened on. The message is one line with the remedy. */
public final class ListenException extends Exception {
    @Serial
    private static final long serialVersionUID = 1L;

    /** Why. */
    public enum Kind {
        /** Another program has the port. */
        TAKEN,
        /** This user may not have the port. */
        DENIED,
        /** It is no address of this machine. */
        ELSEWHERE
    }

    private final Kind kind;

    private ListenException(Kind kind, String message) {
        super(message, null, false, false);
        this.kind = kind;
    }

    public Kind kind() {
        return kind;
    }

    /** The JDK tells the reasons apart by the system's words only. */
    static ListenException of(Endpoint listen, BindException fault) {
        String why = String.valueOf(fault.getMessage());
        if (why.contains("Permission")) {
            return new ListenException(
                    Kind.DENIED,
                    "WEB_LISTEN: port " + listen.port()
                            + " may not be listened on by this user; take one from 1024 on");
        }
        if (why.contains("in use")) {
            return new ListenException(
                    Kind.TAKEN,
                    "WEB_LISTEN: port " + listen.port()
                            + " is in use by another program; stop that or take another port");
        }
        return elsewhere(listen);
    }

    static ListenException other(Endpoint listen, IOException fault) {
        return new ListenException(Kind.TAKEN, "WEB_LISTEN: " + listen.host() + ": " + fault.getMessage());
    }

    static ListenException elsewhere(Endpoint listen) {
        return new ListenException(
                Kind.ELSEWHERE,
                "WEB_LISTEN: " + listen.host() + " is no address of this machine; take 127.0.0.1 or one that is");
    }
}
