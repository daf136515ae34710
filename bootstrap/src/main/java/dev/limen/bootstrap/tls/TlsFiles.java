package dev.limen.bootstrap.tls;

import dev.limen.bootstrap.config.HttpConfig;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.Signature;
import java.security.cert.Certificate;
import java.security.cert.CertificateFactory;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The files of the certificate that LIMEN shows, and of the key that belongs to it. */
public record TlsFiles(Path certificate, Path key) {

    /** What the server calls them. */
    static final String NAME = "limen";

    private static final Pattern KEY =
            Pattern.compile("-----BEGIN PRIVATE KEY-----(.*?)-----END PRIVATE KEY-----", Pattern.DOTALL);
    private static final byte[] ANYTHING = "anything".getBytes(StandardCharsets.US_ASCII);

    /** A reason why these files are no good. */
    private static final class Unusable extends Exception {
        Unusable(String sentence) {
            super(sentence);
        }

        String sentence() {
            return String.valueOf(getMessage());
        }
    }

    /** Those of the settings, if both are set. */
    public static Optional<TlsFiles> of(HttpConfig.Tls config) {
        return config.certificate().flatMap(certificate -> config.key().map(key -> new TlsFiles(certificate, key)));
    }

    /** Why the server could not show this certificate, as a sentence that names the setting; nothing if it can. */
    public Optional<String> problem() {
        try {
            PublicKey shown = readCertificate().getPublicKey();
            if (!belongTogether(shown, readKey())) {
                return Optional.of("LIMEN_TLS_KEY is not the key of the certificate in LIMEN_TLS_CERTIFICATE.");
            }
            return Optional.empty();
        } catch (Unusable e) {
            return Optional.of(e.sentence());
        }
    }

    /** The settings with which the server uses these files, and speaks HTTPS only. */
    public Map<String, String> serverSettings() {
        String tls = "quarkus.tls." + NAME;
        return Map.of(
                tls + ".key-store.pem.0.cert",
                certificate.toString(),
                tls + ".key-store.pem.0.key",
                key.toString(),
                tls + ".protocols",
                "TLSv1.3,TLSv1.2",
                "quarkus.http.tls-configuration-name",
                NAME,
                "quarkus.http.insecure-requests",
                "disabled",
                "quarkus.http.ssl-port",
                "${quarkus.http.port}");
    }

    /** What tells the contents of the files from others; empty while they cannot be read. */
    String fingerprint() {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            digest.update(Files.readAllBytes(certificate));
            return HexFormat.of().formatHex(digest.digest(Files.readAllBytes(key)));
        } catch (IOException e) {
            return "";
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    private Certificate readCertificate() throws Unusable {
        byte[] pem = read("LIMEN_TLS_CERTIFICATE", certificate);
        try {
            return CertificateFactory.getInstance("X.509").generateCertificates(new ByteArrayInputStream(pem)).stream()
                    .findFirst()
                    .orElseThrow(TlsFiles::noCertificate);
        } catch (GeneralSecurityException e) {
            throw noCertificate();
        }
    }

    private static Unusable noCertificate() {
        return new Unusable("LIMEN_TLS_CERTIFICATE names a file that is no certificate in PEM.");
    }

    private byte[] readKey() throws Unusable {
        Matcher pem = KEY.matcher(new String(read("LIMEN_TLS_KEY", key), StandardCharsets.ISO_8859_1));
        if (!pem.find()) {
            throw noKey();
        }
        try {
            return Base64.getMimeDecoder().decode(pem.group(1));
        } catch (IllegalArgumentException e) {
            throw noKey();
        }
    }

    private static Unusable noKey() {
        return new Unusable("LIMEN_TLS_KEY names a file that is no PKCS #8 key in PEM without a password;"
                + " \"openssl pkey\" makes one of other keys.");
    }

    private static byte[] read(String setting, Path file) throws Unusable {
        try {
            return Files.readAllBytes(file);
        } catch (IOException e) {
            throw new Unusable(setting + " names a file that cannot be read: " + file + ".");
        }
    }

    /** What the one signs, the other must recognise. */
    private static boolean belongTogether(PublicKey shown, byte[] pkcs8) {
        try {
            PrivateKey key =
                    KeyFactory.getInstance(shown.getAlgorithm()).generatePrivate(new PKCS8EncodedKeySpec(pkcs8));
            Signature signature =
                    Signature.getInstance(shown.getAlgorithm().equals("EC") ? "SHA256withECDSA" : "SHA256withRSA");
            signature.initSign(key);
            signature.update(ANYTHING);
            byte[] signed = signature.sign();
            signature.initVerify(shown);
            signature.update(ANYTHING);
            return signature.verify(signed);
        } catch (GeneralSecurityException ofAnotherKind) {
            return false;
        }
    }
}
