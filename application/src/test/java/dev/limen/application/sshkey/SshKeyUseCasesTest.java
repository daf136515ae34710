package dev.limen.application.sshkey;

import static dev.limen.contract.sshkey.SshKeySamples.publicKey;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.limen.application.Installation;
import dev.limen.contract.AtOnce;
import dev.limen.domain.sshkey.SshKey;
import dev.limen.domain.sshkey.SshKeyError;
import dev.limen.domain.user.Actor;
import dev.limen.domain.user.Role;
import dev.limen.domain.user.UserError;
import dev.limen.domain.user.UserId;
import java.util.List;
import org.junit.jupiter.api.Test;

class SshKeyUseCasesTest {

    private static final int MAX_KEYS = 2;

    private final Installation installation = new Installation();
    private final AddSshKey addSshKey = new AddSshKey(
            installation.storage.unitOfWork(),
            installation.storage.users(),
            installation.storage.sshKeys(),
            MAX_KEYS,
            installation.clock);
    private final ListSshKeys listSshKeys =
            new ListSshKeys(installation.storage.unitOfWork(), installation.storage.sshKeys());
    private final DeleteSshKey deleteSshKey =
            new DeleteSshKey(installation.storage.unitOfWork(), installation.storage.sshKeys());

    @Test
    void an_added_key_is_listed_to_its_owner_only() {
        SshKey key = addSshKey.handle(publicKey(1), installation.user);

        assertEquals(installation.now, key.createdAt());
        assertEquals(List.of(key), listSshKeys.handle(installation.user));
        assertEquals(List.of(), listSshKeys.handle(installation.admin));
    }

    @Test
    void the_same_key_with_another_comment_is_refused() {
        addSshKey.handle(publicKey(1), installation.user);

        assertThrows(
                SshKeyError.Duplicate.class,
                () -> addSshKey.handle(publicKey(1).commented("other"), installation.user));
    }

    @Test
    void nobody_has_more_keys_than_allowed_however_fast_they_come() {
        List<Throwable> failures = AtOnce.run(5, number -> addSshKey.handle(publicKey(number), installation.user));

        assertEquals(3, failures.size());
        failures.forEach(failure -> assertEquals(SshKeyError.TooMany.class, failure.getClass()));
        assertEquals(MAX_KEYS, listSshKeys.handle(installation.user).size());
    }

    @Test
    void a_key_makes_room_when_it_is_deleted() {
        SshKey key = addSshKey.handle(publicKey(1), installation.user);
        addSshKey.handle(publicKey(2), installation.user);
        assertThrows(SshKeyError.TooMany.class, () -> addSshKey.handle(publicKey(3), installation.user));

        deleteSshKey.handle(key.id(), installation.user);

        addSshKey.handle(publicKey(3), installation.user);
    }

    @Test
    void nobody_deletes_a_key_of_another_not_even_an_administrator() {
        SshKey key = addSshKey.handle(publicKey(1), installation.user);

        assertThrows(SshKeyError.NotFound.class, () -> deleteSshKey.handle(key.id(), installation.stranger));
        assertThrows(SshKeyError.NotFound.class, () -> deleteSshKey.handle(key.id(), installation.admin));

        assertEquals(List.of(key), listSshKeys.handle(installation.user));
    }

    @Test
    void who_was_deleted_a_moment_ago_is_not_signed_in() {
        Actor gone = new Actor(new UserId(4711), Role.USER);

        assertThrows(UserError.NotAuthenticated.class, () -> addSshKey.handle(publicKey(1), gone));
    }
}
