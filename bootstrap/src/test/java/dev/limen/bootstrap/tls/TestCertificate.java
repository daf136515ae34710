package dev.limen.bootstrap.tls;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.Base64;

/** A certificate that vouches for itself, and its key, both in PEM. */
record TestCertificate(String certificate, String key) {

    private static final String PASSWORD = "changeit";

    /** Makes one for this name, with a key of this kind: RSA or EC. */
    static TestCertificate of(String name, String algorithm) {
        try {
            Path store = Files.createTempDirectory("limen-certificate").resolve("store.p12");
            int exit = new ProcessBuilder(
                            Path.of(System.getProperty("java.home"), "bin", "keytool")
                                    .toString(),
                            "-genkeypair",
                            "-keystore",
                            store.toString(),
                            "-storepass",
                            PASSWORD,
                            "-alias",
                            "limen",
                            "-dname",
                            "CN=" + name,
                            "-keyalg",
                            algorithm)
                    .inheritIO()
                    .start()
                    .waitFor();
            if (exit != 0) {
                throw new AssertionError("keytool ended with " + exit);
            }
            return read(store);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (GeneralSecurityException | InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    private static TestCertificate read(Path store) throws GeneralSecurityException, IOException {
        KeyStore keys = KeyStore.getInstance(store.toFile(), PASSWORD.toCharArray());
        Files.delete(store);
        Files.delete(store.getParent());
        return new TestCertificate(
                pem("CERTIFICATE", keys.getCertificate("limen").getEncoded()),
                pem("PRIVATE KEY", keys.getKey("limen", PASSWORD.toCharArray()).getEncoded()));
    }

    private static String pem(String what, byte[] encoded) {
        String text = Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(encoded);
        return "-----BEGIN " + what + "-----\n" + text + "\n-----END " + what + "-----\n";
    }

    void write(TlsFiles files) {
        write(files.certificate(), certificate);
        write(files.key(), key);
    }

    /** Replaces the file as a whole, as whoever renews certificates should. */
    static void write(Path file, String content) {
        try {
            Path fresh = file.resolveSibling(file.getFileName() + ".new");
            Files.write(fresh, content.getBytes(StandardCharsets.US_ASCII));
            Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
