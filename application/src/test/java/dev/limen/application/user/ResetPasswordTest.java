package dev.limen.application.user;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.limen.application.Installation;
import dev.limen.contract.Storage;
import dev.limen.contract.session.SessionBuilder;
import dev.limen.contract.storage.InMemoryStorage;
import dev.limen.contract.user.FakePasswords;
import dev.limen.contract.user.UserBuilder;
import dev.limen.domain.InvalidValue;
import dev.limen.domain.session.FamilyId;
import dev.limen.domain.user.Password;
import dev.limen.domain.user.PasswordPolicy;
import dev.limen.domain.user.UserError;
import dev.limen.domain.user.UserView;
import dev.limen.domain.user.Username;
import java.time.InstantSource;
import java.util.Set;
import org.junit.jupiter.api.Test;

class ResetPasswordTest {

    private static final Password NEW = new Password("a new password");

    private final Storage storage = InMemoryStorage.create();
    private final FakePasswords passwords = new FakePasswords();
    private final ResetPassword resetPassword = new ResetPassword(
            storage.unitOfWork(),
            storage.users(),
            storage.userQueries(),
            storage.refreshFamilies(),
            passwords,
            new PasswordPolicy(Set.of()),
            InstantSource.fixed(Installation.NOW));

    private UserView saved(UserView user) {
        return storage.userQueries().find(user.id()).orElseThrow();
    }

    @Test
    void theNewPasswordIsGoodAndWhoeverWasSignedInIsSignedOut() {
        UserView before = UserBuilder.admin().named("root").addTo(storage);
        FamilyId session = SessionBuilder.addSession(before.id(), storage).id();

        ResetPassword.Result result = resetPassword.handle(new Username("ROOT"), NEW);

        UserView after = saved(before);
        assertEquals(before.username(), result.user().username());
        assertFalse(result.letIn());
        assertTrue(passwords.matches(NEW, after.passwordHash()));
        assertTrue(storage.liveSessions().holder(session).isEmpty());
    }

    @Test
    void anAdministratorWhoWasSuspendedIsLetInAgain() {
        UserView before = UserBuilder.admin().notApproved().named("root").addTo(storage);

        ResetPassword.Result result = resetPassword.handle(before.username(), NEW);

        assertTrue(result.letIn());
        assertTrue(saved(before).approved());
    }

    @Test
    void thatAUserIsLetInIsForAnAdministratorToDecide() {
        UserView before = UserBuilder.user().notApproved().named("ada").addTo(storage);

        ResetPassword.Result result = resetPassword.handle(before.username(), NEW);

        assertFalse(result.letIn());
        assertFalse(saved(before).approved());
        assertTrue(passwords.matches(NEW, saved(before).passwordHash()));
    }

    @Test
    void aPasswordThatNobodyMayHaveChangesNothing() {
        UserView before = UserBuilder.admin().named("root").addTo(storage);

        assertThrows(InvalidValue.class, () -> resetPassword.handle(before.username(), new Password("short")));

        assertEquals(before, saved(before));
    }

    @Test
    void somebodyWhoIsNotThereIsNotFound() {
        assertThrows(UserError.NotFound.class, () -> resetPassword.handle(new Username("nobody"), NEW));
    }
}
