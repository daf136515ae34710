package dev.limen.domain.user;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Instant;
import org.junit.jupiter.api.Test;

class UserTest {

    private static final Instant THEN = Instant.parse("2026-01-01T00:00:00Z");
    private static final Instant NOW = Instant.parse("2026-02-02T00:00:00Z");
    private static final Username ADA = new Username("Ada");
    private static final PasswordHash HASH = new PasswordHash("$hash$");

    @Test
    void whoeverRegistersIsAnOrdinaryUserAndNotApproved() {
        UserView user = User.registered(new UserId(1), ADA, HASH, NOW).view();

        assertEquals(Role.USER, user.role());
        assertFalse(user.approved());
        assertEquals(-1, user.version());
    }

    @Test
    void whoeverIsAppointedIsApproved() {
        User user = User.appointed(new UserId(1), ADA, HASH, Role.ADMIN, NOW);

        assertEquals(Role.ADMIN, user.view().role());
        assertTrue(user.isApproved());
    }

    @Test
    void anApprovedUserIsApproved() {
        User user = saved(false);

        user.approve(NOW);

        assertTrue(user.isApproved());
        assertEquals(NOW, user.view().updatedAt());
        assertEquals(THEN, user.view().createdAt());
    }

    @Test
    void aPasswordThatIsHashedAnewIsNoChangeThatAnybodySees() {
        User user = saved(true);
        UserView before = user.view();

        user.rehashed(new PasswordHash("$other$"));

        assertEquals(new PasswordHash("$other$"), user.view().passwordHash());
        assertEquals(before.updatedAt(), user.view().updatedAt());
    }

    @Test
    void whatChangesIsChangedAndWhenIsNoted() {
        User user = saved(true);

        user.suspend(NOW);
        user.rename(new Username("Eve"), NOW);
        user.changeRole(Role.ADMIN, NOW);
        user.changePassword(new PasswordHash("$other$"), NOW);

        UserView changed = user.view();
        assertFalse(changed.approved());
        assertEquals("Eve", changed.username().value());
        assertEquals(Role.ADMIN, changed.role());
        assertEquals("$other$", changed.passwordHash().value());
        assertEquals(NOW, changed.updatedAt());
        assertEquals(5, changed.version());
    }

    @Test
    void anAdministratorWhoIsKeptOutIsNotOneOfThoseWhoAdminister() {
        User user = saved(true);
        assertFalse(user.isActiveAdmin());

        user.changeRole(Role.ADMIN, NOW);
        assertTrue(user.isActiveAdmin());

        user.suspend(NOW);
        assertFalse(user.isActiveAdmin());
    }

    @Test
    void whatIsSecretDoesNotShowItself() {
        assertFalse(saved(true).view().toString().contains(HASH.value()));
        assertFalse(new Password("very secret").toString().contains("secret"));
    }

    private static User saved(boolean approved) {
        return User.of(new UserView(new UserId(1), UserUuid.random(), ADA, HASH, Role.USER, approved, THEN, THEN, 5));
    }
}
