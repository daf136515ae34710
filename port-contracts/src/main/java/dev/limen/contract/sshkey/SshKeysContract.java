package dev.limen.contract.sshkey;

import static dev.limen.contract.sshkey.SshKeySamples.keyOf;
import static dev.limen.contract.user.UserBuilder.user;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.limen.contract.AtOnce;
import dev.limen.contract.StorageContract;
import dev.limen.domain.sshkey.SshKey;
import dev.limen.domain.sshkey.SshKeyError;
import dev.limen.domain.sshkey.SshKeyId;
import dev.limen.domain.user.UserError;
import dev.limen.domain.user.UserId;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What every {@link dev.limen.domain.sshkey.SshKeys} does. */
public interface SshKeysContract extends StorageContract {

    private UserId someone() {
        return user().addTo(storage()).id();
    }

    private SshKey added(UserId owner, int number) {
        return storage().unitOfWork().execute(() -> {
            SshKey key = keyOf(owner, number, storage().sshKeys());
            storage().sshKeys().add(key);
            return key;
        });
    }

    private List<SshKey> keysOf(UserId owner) {
        return storage().unitOfWork().execute(() -> storage().sshKeys().ownedBy(owner));
    }

    private boolean removed(SshKeyId id, UserId owner) {
        return storage().unitOfWork().execute(() -> storage().sshKeys().remove(id, owner));
    }

    @Test
    default void keysAreShownToTheirOwnerInTheOrderInWhichTheyCame() {
        UserId ada = someone();
        SshKey one = added(ada, 1);
        added(someone(), 2);
        SshKey other = added(ada, 3);

        assertEquals(List.of(one, other), keysOf(ada));
    }

    @Test
    default void whoHasNoneHasNone() {
        assertEquals(List.of(), keysOf(new UserId(4711)));
    }

    @Test
    default void aKeyOfNobodyIsRefused() {
        assertThrows(UserError.NotFound.class, () -> added(new UserId(4711), 1));
    }

    @Test
    default void nobodyHasAKeyTwice() {
        UserId ada = someone();
        SshKey key = added(ada, 1);

        assertThrows(SshKeyError.Duplicate.class, () -> storage().unitOfWork().execute(() -> storage()
                .sshKeys()
                .add(new SshKey(
                        storage().sshKeys().nextId(), ada, key.key().commented("another comment"), key.createdAt()))));
        assertEquals(List.of(key), keysOf(ada));
    }

    @Test
    default void twoUsersMayHaveTheSameKey() {
        added(someone(), 1);
        UserId eve = someone();

        assertEquals(List.of(added(eve, 1)), keysOf(eve));
    }

    @Test
    default void ofManyWhoAddTheSameKeyAtOnceOneDoes() {
        UserId ada = someone();

        List<Throwable> failures = AtOnce.run(4, number -> added(ada, 1));

        assertEquals(3, failures.size());
        failures.forEach(failure -> assertEquals(SshKeyError.Duplicate.class, failure.getClass()));
        assertEquals(1, keysOf(ada).size());
    }

    @Test
    default void aRemovedKeyIsGoneAndMayComeBack() {
        UserId ada = someone();
        SshKey key = added(ada, 1);
        SshKey other = added(ada, 2);

        assertTrue(removed(key.id(), ada));

        assertEquals(List.of(other), keysOf(ada));
        assertFalse(removed(key.id(), ada));
        assertEquals(List.of(other, added(ada, 1)), keysOf(ada));
    }

    @Test
    default void nobodyRemovesTheKeyOfAnother() {
        UserId ada = someone();
        SshKey key = added(ada, 1);

        assertFalse(removed(key.id(), someone()));

        assertEquals(List.of(key), keysOf(ada));
    }

    @Test
    default void keysGoWithTheirUser() {
        UserId ada = someone();
        added(ada, 1);

        storage().unitOfWork().execute(() -> storage()
                .users()
                .remove(storage().users().find(ada).orElseThrow()));

        assertEquals(List.of(), keysOf(ada));
    }
}
