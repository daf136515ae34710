package dev.limen.contract.idempotency;

import static dev.limen.contract.user.UserBuilder.user;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.limen.contract.AtOnce;
import dev.limen.contract.StorageContract;
import dev.limen.domain.idempotency.Fingerprint;
import dev.limen.domain.idempotency.IdempotencyError;
import dev.limen.domain.idempotency.IdempotencyKey;
import dev.limen.domain.idempotency.KeyedRequest;
import dev.limen.domain.idempotency.KeyedRequests;
import dev.limen.domain.idempotency.Reply;
import dev.limen.domain.process.ProcessId;
import dev.limen.domain.user.UserId;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What every {@link KeyedRequests} does. */
public interface KeyedRequestsContract extends StorageContract {

    Instant AT = Instant.parse("2026-03-02T10:00:00.123Z");
    IdempotencyKey KEY = new IdempotencyKey("6f1d-~");

    private KeyedRequests requests() {
        return storage().keyedRequests();
    }

    private static KeyedRequest request(@Nullable UserId user, IdempotencyKey key) {
        return new KeyedRequest(user, key, new Fingerprint("abc"), UUID.randomUUID(), new ProcessId(2), null, AT);
    }

    private KeyedRequest added(KeyedRequest request) {
        storage().unitOfWork().execute(() -> requests().add(request));
        return request;
    }

    private Optional<KeyedRequest> found(@Nullable UserId user, IdempotencyKey key) {
        return storage().unitOfWork().execute(() -> requests().find(user, key));
    }

    @Test
    default void anUnknownKeyIsNotFound() {
        assertEquals(Optional.empty(), found(null, KEY));
    }

    @Test
    default void aRequestIsFoundAsItWasAdded() {
        KeyedRequest ofUser = added(request(user().addTo(storage()).id(), KEY));
        KeyedRequest ofNobody = added(request(null, KEY));

        assertEquals(Optional.of(ofUser), found(ofUser.user(), KEY));
        assertEquals(Optional.of(ofNobody), found(null, KEY));
        assertEquals(
                Optional.empty(), found(null, new IdempotencyKey(KEY.value().toUpperCase(Locale.ROOT))));
    }

    @Test
    default void aRequestIsFoundAsItWasSaved() {
        KeyedRequest first = added(request(null, KEY));
        KeyedRequest saved = first.takenBy(new ProcessId(3)).answered(new Reply("{\"größe\": 1}"));

        storage().unitOfWork().execute(() -> requests().save(saved));

        assertEquals(Optional.of(saved), found(null, KEY));
    }

    @Test
    default void aRequestMayBeInNobodysHands() {
        KeyedRequest released = added(request(null, KEY)).released();

        storage().unitOfWork().execute(() -> requests().save(released));

        assertEquals(Optional.of(released), found(null, KEY));
    }

    @Test
    default void aKeyMayBeGivenToAnotherRequest() {
        added(request(null, KEY));
        KeyedRequest other = request(null, KEY);

        storage().unitOfWork().execute(() -> requests().save(other));

        assertEquals(Optional.of(other), found(null, KEY));
    }

    @Test
    default void aFailedUnitLeavesNoRequest() {
        assertThrows(
                IllegalArgumentException.class, () -> storage().unitOfWork().execute(() -> {
                    requests().add(request(null, KEY));
                    throw new IllegalArgumentException("on purpose");
                }));

        assertEquals(Optional.empty(), found(null, KEY));
    }

    @Test
    default void ofManyWhoAddTheSameAtOnceOneDoes() {
        List<Throwable> failures = AtOnce.run(8, number -> added(request(null, KEY)));

        assertEquals(7, failures.size());
        assertEquals(
                7,
                failures.stream()
                        .filter(IdempotencyError.InProgress.class::isInstance)
                        .count());
    }

    @Test
    default void whatIsOldIsForgotten() {
        KeyedRequest old = added(request(null, KEY));

        storage().unitOfWork().execute(() -> requests().forgetBefore(AT));
        assertEquals(Optional.of(old), found(null, KEY));
        storage().unitOfWork().execute(() -> requests().forgetBefore(AT.plusMillis(1)));

        assertEquals(Optional.empty(), found(null, KEY));
    }
}
