package dev.monitor.deliver;

import java.security.InvalidAlgorithmParameterException;
import java.security.KeyManagementException;
import java.security.cert.CertPathBuilderException;
import java.security.cert.CertPathValidatorException;
import java.security.cert.CertificateException;
import java.security.cert.CertificateExpiredException;
import java.security.cert.CertificateNotYetValidException;
import javax.net.ssl.SSLPeerUnverifiedException;
import org.jspecify.annotations.Nullable;

/** What is wrong with the certificate of a server, and what people can do about it: the same words for all that use TLS. */
final class CertificateFault {
    /** Of a Java that can check no certificate at all. */
    static final String UNREADABLE = "the authorities that Java trusts cannot be read: reinstall its file cacerts";

    private static final int DEEPEST = 20;

    private CertificateFault() {}

    /**
     * Tells why a connection failed, if it was for the certificate: nothing was sent then.
     *
     * @param server what names the server, such as the key of the settings that does
     * @return half a sentence; null if it failed for something else
     */
    static @Nullable String of(Throwable failure, String server) {
        Throwable root = root(failure);
        if (root instanceof CertificateExpiredException || root instanceof CertificateNotYetValidException) {
            return "its certificate is not valid at this time: have it renewed, or set the clock of this machine";
        } else if (root instanceof SSLPeerUnverifiedException || root.getClass() == CertificateException.class) {
            // The JDK throws its plain exception where a name does not match, and for nothing else of its own.
            return "its certificate is another host's: check " + server;
        } else if (root instanceof KeyManagementException) {
            return UNREADABLE;
        }
        return isOfCertificate(root) ? "its certificate is not trusted" + detail(root) + advice(server) : null;
    }

    private static boolean isOfCertificate(Throwable root) {
        return root instanceof CertificateException
                || root instanceof CertPathBuilderException
                || root instanceof CertPathValidatorException
                // A Java whose trust store is empty.
                || root instanceof InvalidAlgorithmParameterException;
    }

    /** What is more than that nobody knows who signed it. */
    private static String detail(Throwable root) {
        return root instanceof CertPathBuilderException ? "" : " (" + root.getMessage() + ")";
    }

    private static String advice(String server) {
        return ": check " + server
                + "; an authority of your own is made known to Java with keytool -importcert -cacerts -file";
    }

    private static Throwable root(Throwable failure) {
        Throwable root = failure;
        for (int depth = 0; root.getCause() != null && depth < DEEPEST; depth++) {
            root = root.getCause();
        }
        return root;
    }
}
