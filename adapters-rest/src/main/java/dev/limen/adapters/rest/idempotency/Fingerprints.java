package dev.limen.adapters.rest.idempotency;

import dev.limen.adapters.rest.token.Signature;
import dev.limen.domain.idempotency.Fingerprint;
import java.util.List;
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
        String text = "idempotency " + address + "\n" + body;
        return secrets.stream()
                .map(secret -> new Fingerprint(new Signature(secret).of(text)))
                .toList();
    }
}
