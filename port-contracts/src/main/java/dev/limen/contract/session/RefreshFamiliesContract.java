package dev.limen.contract.session;

import static dev.limen.contract.session.SessionBuilder.BEGUN;
import static dev.limen.contract.session.SessionBuilder.addSession;
import static dev.limen.contract.session.SessionBuilder.sessionOf;
import static dev.limen.contract.user.UserBuilder.user;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.limen.contract.AtOnce;
import dev.limen.contract.StorageContract;
import dev.limen.domain.session.FamilyId;
import dev.limen.domain.session.RefreshFamily;
import dev.limen.domain.session.RefreshToken;
import dev.limen.domain.session.SessionEnd;
import dev.limen.domain.session.TokenDigest;
import dev.limen.domain.user.UserError;
import dev.limen.domain.user.UserId;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/** What every {@link dev.limen.domain.session.RefreshFamilies} does. */
public interface RefreshFamiliesContract extends StorageContract {

    private UserId someone() {
        return user().addTo(storage()).id();
    }

    private Optional<RefreshFamily> saved(FamilyId id) {
        return storage().unitOfWork().execute(() -> storage().refreshFamilies().find(id));
    }

    private void inUnit(Runnable work) {
        storage().unitOfWork().execute(work);
    }

    private static RefreshFamily continued(RefreshFamily family, String digest) {
        RefreshToken next = new RefreshToken(
                "token", new TokenDigest(digest), family.expiresAt().plus(Duration.ofDays(1)));
        return family.continued(next, BEGUN.plusSeconds(60));
    }

    @Test
    default void aFamilyThatIsNotThereIsNotFound() {
        assertEquals(Optional.empty(), saved(FamilyId.random()));
    }

    @Test
    default void anAddedFamilyIsFound() {
        RefreshFamily family = addSession(someone(), storage());

        assertEquals(Optional.of(family), saved(family.id()));
    }

    @Test
    default void aFamilyOfNobodyIsRefused() {
        RefreshFamily family = sessionOf(new UserId(4711));

        assertThrows(
                UserError.NotFound.class,
                () -> inUnit(() -> storage().refreshFamilies().add(family)));
    }

    @Test
    default void aSavedFamilyIsFoundAsItWasSaved() {
        RefreshFamily family = addSession(someone(), storage());
        RefreshFamily changed = continued(family, "next");

        inUnit(() -> storage().refreshFamilies().save(changed));

        assertEquals(Optional.of(changed), saved(family.id()));
    }

    @Test
    default void aFamilyThatWasRemovedIsNotSavedBackIntoLife() {
        RefreshFamily family = addSession(someone(), storage());
        inUnit(() -> storage().refreshFamilies().remove(family.id(), SessionEnd.SIGNED_OUT));

        inUnit(() -> storage().refreshFamilies().save(family));

        assertEquals(Optional.empty(), saved(family.id()));
    }

    @Test
    default void removingOneFamilyLeavesTheOthers() {
        UserId ada = someone();
        RefreshFamily one = addSession(ada, storage());
        RefreshFamily other = addSession(ada, storage());

        inUnit(() -> storage().refreshFamilies().remove(one.id(), SessionEnd.SIGNED_OUT));
        inUnit(() -> storage().refreshFamilies().remove(FamilyId.random(), SessionEnd.SIGNED_OUT));

        assertEquals(Optional.empty(), saved(one.id()));
        assertEquals(Optional.of(other), saved(other.id()));
    }

    @Test
    default void removingAllOfAUserLeavesThoseOfOthers() {
        UserId ada = someone();
        List<RefreshFamily> hers = List.of(addSession(ada, storage()), addSession(ada, storage()));
        RefreshFamily his = addSession(someone(), storage());

        inUnit(() -> storage().refreshFamilies().removeAllOf(ada, SessionEnd.REVOKED));

        hers.forEach(family -> assertEquals(Optional.empty(), saved(family.id())));
        assertEquals(Optional.of(his), saved(his.id()));
    }

    @Test
    default void theFamiliesThatChangedLatestAreLeft() {
        UserId ada = someone();
        RefreshFamily idle = addSession(ada, storage());
        RefreshFamily used = addSession(ada, storage());
        inUnit(() -> storage().refreshFamilies().save(continued(used, "next")));
        RefreshFamily his = addSession(someone(), storage());

        inUnit(() -> storage().refreshFamilies().removeAllBut(1, ada, SessionEnd.REVOKED));

        assertEquals(Optional.empty(), saved(idle.id()));
        assertTrue(saved(used.id()).isPresent());
        assertEquals(Optional.of(his), saved(his.id()));
    }

    @Test
    default void familiesGoWithTheirUser() {
        UserId ada = someone();
        RefreshFamily family = addSession(ada, storage());

        inUnit(() -> storage().users().remove(storage().users().find(ada).orElseThrow()));

        assertEquals(Optional.empty(), saved(family.id()));
    }

    @Test
    default void whatFailsLeavesNothing() {
        RefreshFamily family = sessionOf(someone());

        assertThrows(
                IllegalArgumentException.class,
                () -> inUnit(() -> {
                    storage().refreshFamilies().add(family);
                    throw new IllegalArgumentException("on purpose");
                }));

        assertEquals(Optional.empty(), saved(family.id()));
    }

    @Test
    default void familiesAreForgottenOnceTheirTimeIsOver() {
        RefreshFamily family = addSession(someone(), storage());

        inUnit(() -> storage().refreshFamilies().forgetExpired(family.expiresAt()));
        assertEquals(Optional.of(family), saved(family.id()));

        inUnit(() ->
                storage().refreshFamilies().forgetExpired(family.expiresAt().plusMillis(1)));
        assertEquals(Optional.empty(), saved(family.id()));
    }

    @Test
    default void ofManyWhoReplaceTheSameTokenAtOnceOneDoes() {
        RefreshFamily family = addSession(someone(), storage());
        AtomicInteger replaced = new AtomicInteger();

        List<Throwable> failures = AtOnce.run(
                8,
                number -> inUnit(() -> {
                    RefreshFamily found =
                            storage().refreshFamilies().find(family.id()).orElseThrow();
                    if (found.current().equals(family.current())) {
                        storage().refreshFamilies().save(continued(found, "successor " + number));
                        replaced.incrementAndGet();
                    }
                }));

        assertEquals(List.of(), failures);
        assertEquals(1, replaced.get());
    }
}
