package dev.limen.adapters.rest.idempotency;

import dev.limen.adapters.rest.token.Signature;
import dev.limen.domain.idempotency.Fingerprint;
import java.util.List;
import javax.crypto.SecretKey;

/**
 * Keyed hashes (HMAC) of requests. A plain hash would let whoever reads the database find a password in a body by trying.
 * After a rotation of the secret, hashes made with the former one are still recognised.
 */
final class Fingerprints {

    private final List<SecretKey> secrets;

    Fingerprints(List<SecretKey> secrets) {
        this.secrets = secrets;
    }

    /** The fingerprints of a request under every accepted secret, that of the current one first. */
    List<Fingerprint> of(String address, String body) {
        String text = "idempotency " + address + "\n" + body;
        return secrets.stream()
                .map(secret -> new Fingerprint(Signature.of(text, secret)))
                .toList();
    }
}
