package dev.limen.adapters.rest.idempotency;

import dev.limen.domain.idempotency.Fingerprint;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.HexFormat;
import java.util.List;
import javax.crypto.Mac;
import javax.crypto.SecretKey;

/**
 * What requests are known by. Keyed, so that who reads the database cannot find out a password in a body by trying many.
 * With a new secret, a request is still known by what it was called under the one before.
 */
final class Fingerprints {

    private final List<SecretKey> secrets;

    Fingerprints(List<SecretKey> secrets) {
        this.secrets = secrets;
    }

    /** All that a request may be known by, what it is called from now on first. */
    List<Fingerprint> of(String address, String body) {
        byte[] text = ("idempotency " + address + "\n" + body).getBytes(StandardCharsets.UTF_8);
        return secrets.stream()
                .map(secret -> new Fingerprint(HexFormat.of().formatHex(sign(secret, text))))
                .toList();
    }

    private static byte[] sign(SecretKey secret, byte[] text) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(secret);
            return mac.doFinal(text);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
