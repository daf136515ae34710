package dev.limen.adapters.rest.idempotency;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import dev.limen.adapters.rest.token.TokenSettings;
import dev.limen.domain.idempotency.Fingerprint;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class FingerprintsTest {

    private static final byte[] OLD = "the secret that tokens were signed with".getBytes(StandardCharsets.US_ASCII);
    private static final byte[] NEW = "the secret that tokens are signed with".getBytes(StandardCharsets.US_ASCII);

    private static TokenSettings settings(byte[] secret) {
        return TokenSettings.of(secret, Duration.ofHours(24), Duration.ofDays(30));
    }

    private static List<Fingerprint> fingerprints(TokenSettings settings) {
        return new Fingerprints(settings.accepted()).of("POST /api/vms", "{}");
    }

    @Test
    void a_request_from_before_the_secret_was_changed_is_still_known() {
        Fingerprint before = fingerprints(settings(OLD)).getFirst();

        List<Fingerprint> after = fingerprints(settings(NEW).after(OLD));

        assertEquals(List.of(fingerprints(settings(NEW)).getFirst(), before), after);
    }

    @Test
    void without_the_former_secret_it_is_not() {
        assertFalse(
                fingerprints(settings(NEW)).contains(fingerprints(settings(OLD)).getFirst()));
    }

    @Test
    void another_address_or_body_is_another_request() {
        Fingerprints fingerprints = new Fingerprints(settings(OLD).accepted());

        assertNotEquals(fingerprints.of("POST /api/vms", "{}"), fingerprints.of("POST /api/users", "{}"));
        assertNotEquals(fingerprints.of("POST /api/vms", "{}"), fingerprints.of("POST /api/vms", "[]"));
    }
}
