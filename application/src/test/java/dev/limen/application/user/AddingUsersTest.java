package dev.limen.application.user;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.limen.application.Installation;
import dev.limen.application.login.TooManyAttempts;
import dev.limen.contract.user.UserBuilder;
import dev.limen.domain.InvalidValue;
import dev.limen.domain.user.Password;
import dev.limen.domain.user.PasswordPolicy;
import dev.limen.domain.user.Role;
import dev.limen.domain.user.UserError;
import dev.limen.domain.user.UserId;
import dev.limen.domain.user.UserView;
import dev.limen.domain.user.Username;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Registering, adding and approving. */
class AddingUsersTest {

    private static final Username BOB = new Username("Bob");
    private static final Password GOOD = new Password("password123");

    private final Installation limen = new Installation();
    private final PasswordPolicy policy = new PasswordPolicy(Set.of("qwertyuiop"));
    private final RegisterUser registerUser = new RegisterUser(
            limen.storage.unitOfWork(),
            limen.storage.users(),
            limen.passwords,
            policy,
            limen.loginRateLimiter,
            limen.clock);
    private final AddUser addUser = new AddUser(
            limen.storage.unitOfWork(),
            limen.storage.users(),
            limen.storage.userQueries(),
            limen.passwords,
            policy,
            limen.clock);
    private final ApproveUser approveUser = new ApproveUser(
            limen.storage.unitOfWork(), limen.storage.users(), limen.storage.refreshFamilies(), limen.clock);

    @Test
    void whoeverRegistersIsNotApprovedYet() {
        UserView registered = registerUser.handle(bob(GOOD));

        UserView saved = saved(registered);
        assertFalse(saved.approved());
        assertEquals(Role.USER, saved.role());
        assertTrue(limen.passwords.matches(GOOD, saved.passwordHash()));
    }

    @Test
    void aNameIsTakenOnceWithoutRegardToCase() {
        UserBuilder.user().named("bOB").addTo(limen.storage);

        assertThrows(UserError.NameTaken.class, () -> registerUser.handle(bob(GOOD)));
        assertThrows(UserError.NameTaken.class, () -> addUser.handle(command(GOOD), limen.admin));
    }

    @Test
    void aBadPasswordIsRefused() {
        long before = limen.storage.userQueries().count();

        assertThrows(InvalidValue.class, () -> registerUser.handle(bob(new Password("short"))));
        assertThrows(InvalidValue.class, () -> addUser.handle(command(new Password("QWERTYUIOP")), limen.admin));

        assertEquals(before, limen.storage.userQueries().count());
    }

    @Test
    void nobodyAsksForAccountsWithoutEnd() {
        Password bad = new Password("short");
        for (int i = 0; i < 30; i++) {
            assertThrows(InvalidValue.class, () -> registerUser.handle(bob(bad)));
        }
        for (int i = 0; i < 20; i++) {
            registerUser.handle(new RegisterUser.Command(new Username("name-" + i), GOOD, Installation.HOME));
        }
        long before = limen.storage.userQueries().count();

        TooManyAttempts refused = assertThrows(TooManyAttempts.class, () -> registerUser.handle(bob(GOOD)));

        assertEquals(30, refused.seconds());
        assertEquals(before, limen.storage.userQueries().count());
    }

    private static RegisterUser.Command bob(Password password) {
        return new RegisterUser.Command(BOB, password, Installation.HOME);
    }

    @Test
    void whoeverIsAddedIsApprovedAndHasTheRole() {
        UserView added = addUser.handle(command(GOOD), limen.admin);

        assertTrue(saved(added).approved());
        assertEquals(Role.ADMIN, saved(added).role());
    }

    @Test
    void onlyAdministratorsAddAndApprove() {
        UserView registered = registerUser.handle(bob(GOOD));

        assertThrows(UserError.NotAdmin.class, () -> addUser.handle(command(GOOD), limen.user));
        assertThrows(UserError.NotAdmin.class, () -> approveUser.handle(registered.id(), limen.user));

        assertFalse(saved(registered).approved());
    }

    @Test
    void whoeverIsApprovedIsApproved() {
        UserView registered = registerUser.handle(bob(GOOD));

        UserView approved = approveUser.handle(registered.id(), limen.admin);

        assertTrue(approved.approved());
        assertTrue(saved(registered).approved());
    }

    @Test
    void approvingTwiceChangesNothing() {
        UserView registered = registerUser.handle(bob(GOOD));
        approveUser.handle(registered.id(), limen.admin);
        UserView before = saved(registered);

        approveUser.handle(registered.id(), limen.admin);

        assertEquals(before, saved(registered));
    }

    @Test
    void whoeverIsNotThereIsNotFound() {
        assertThrows(UserError.NotFound.class, () -> approveUser.handle(new UserId(99), limen.admin));
    }

    private UserView saved(UserView user) {
        return limen.storage.userQueries().find(user.id()).orElseThrow();
    }

    private static AddUser.Command command(Password password) {
        return new AddUser.Command(BOB, password, Role.ADMIN);
    }
}
