package dev.monitor.deliver;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocketFactory;
import javax.net.ssl.TrustManagerFactory;
import org.jspecify.annotations.Nullable;

/**
 * Certificates of servers, made by the JDK's keytool. The authority that signs them is one of the tests' own: nobody trusts
 * it who is not told to.
 */
public enum Certificate {
    /** For the host of the tests. */
    OURS("dns:localhost,ip:127.0.0.1", "-1d"),
    /** For another one. */
    FOREIGN("dns:mail.example.org", "-1d"),
    /** For the host of the tests, in former times. */
    EXPIRED("dns:localhost,ip:127.0.0.1", "-60d");

    /** The usual one. */
    private static final String PASSWORD = "changeit";

    private static final String AUTHORITY = "authority";
    private static final String SERVER = "server";
    private static final String DAYS = "30";

    private final String names;
    private final String begin;

    Certificate(String names, String begin) {
        this.names = names;
        this.begin = begin;
    }

    /** What was made when it was first needed, as that takes a process. */
    private static final class Made {
        static final Map<Certificate, SSLContext> CONTEXTS = new ConcurrentHashMap<>();
        static final KeyStore AUTHORITY_STORE =
                keytool(null, AUTHORITY, "-startdate", "-90d", "-validity", "180", "-ext", "bc:critical=ca:true");
    }

    /** For the server that has it. */
    SSLContext server() {
        return Made.CONTEXTS.computeIfAbsent(this, Certificate::made);
    }

    private SSLContext made() {
        String[] options = {"-signer", AUTHORITY, "-startdate", begin, "-validity", DAYS, "-ext", "san=" + names};
        return serving(keytool(Made.AUTHORITY_STORE, SERVER, options));
    }

    /** A socket on loopback that accepts whoever accepts this certificate; anybody without encryption where it is null. */
    static ServerSocket listener(@Nullable Certificate certificate) throws IOException {
        InetAddress loopback = InetAddress.getLoopbackAddress();
        return certificate == null
                ? new ServerSocket(0, 50, loopback)
                : certificate.server().getServerSocketFactory().createServerSocket(0, 50, loopback);
    }

    /** For a client that trusts the authority, and nobody else. */
    static SSLSocketFactory trusted() {
        try {
            TrustManagerFactory trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
            trust.init(authority());
            SSLContext context = SSLContext.getInstance("TLS");
            context.init(null, trust.getTrustManagers(), null);
            return context.getSocketFactory();
        } catch (GeneralSecurityException | IOException e) {
            throw new AssertionError(e);
        }
    }

    /** The same for another Java, which trusts what is in that file. */
    public static Path trustedIn(Path folder) throws IOException, GeneralSecurityException {
        Path file = folder.resolve("trusted.p12");
        try (OutputStream out = Files.newOutputStream(file)) {
            authority().store(out, PASSWORD.toCharArray());
        }
        return file;
    }

    private static KeyStore authority() throws IOException, GeneralSecurityException {
        KeyStore certificates = KeyStore.getInstance("PKCS12");
        certificates.load(null, null);
        certificates.setCertificateEntry(AUTHORITY, Made.AUTHORITY_STORE.getCertificate(AUTHORITY));
        return certificates;
    }

    private static SSLContext serving(KeyStore store) {
        try {
            // Whose key that is, no server can know.
            store.deleteEntry(AUTHORITY);
            KeyManagerFactory keys = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
            keys.init(store, PASSWORD.toCharArray());
            SSLContext context = SSLContext.getInstance("TLS");
            context.init(keys.getKeyManagers(), null, null);
            return context;
        } catch (GeneralSecurityException e) {
            throw new AssertionError(e);
        }
    }

    /** What is in the store, and a key pair of that name. */
    private static KeyStore keytool(@Nullable KeyStore store, String name, String... options) {
        try {
            Path folder = Files.createTempDirectory("certificate");
            Path file = folder.resolve("store.p12");
            try {
                if (store != null) {
                    try (OutputStream out = Files.newOutputStream(file)) {
                        store.store(out, PASSWORD.toCharArray());
                    }
                }
                generate(file, name, options);
                try (InputStream in = Files.newInputStream(file)) {
                    KeyStore filled = KeyStore.getInstance("PKCS12");
                    filled.load(in, PASSWORD.toCharArray());
                    return filled;
                }
            } finally {
                Files.deleteIfExists(file);
                Files.delete(folder);
            }
        } catch (IOException | InterruptedException | GeneralSecurityException e) {
            throw new AssertionError(e);
        }
    }

    private static void generate(Path file, String name, String... options) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "keytool").toString());
        command.addAll(List.of("-genkeypair", "-keyalg", "EC", "-alias", name, "-dname", "CN=" + name));
        command.addAll(List.of("-storetype", "PKCS12", "-storepass", PASSWORD, "-keystore", file.toString()));
        command.addAll(List.of(options));
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        if (process.waitFor() != 0) {
            throw new IOException("keytool: " + said);
        }
    }
}
