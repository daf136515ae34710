package dev.limen.domain.user;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class UserTest {

    private static final Instant THEN = Instant.parse("2026-01-01T00:00:00Z");
    private static final Instant NOW = Instant.parse("2026-02-02T00:00:00Z");
    private static final Username ADA = new Username("Ada");
    private static final PasswordHash HASH = new PasswordHash("$hash$");

    @Test
    void whoeverRegistersIsAnOrdinaryUserAndNotApproved() {
        User user = User.registered(new UserId(1), ADA, HASH, NOW);

        assertEquals(Role.USER, user.role());
        assertFalse(user.view().approved());
        assertEquals(-1, user.view().version());
        UserEvent told = user.takeEvents().getFirst();
        assertEquals(UserEvent.UserAdded.class, told.getClass());
        assertEquals(0, told.user().version());
    }

    @Test
    void whoeverIsAppointedIsApproved() {
        User user = User.appointed(new UserId(1), ADA, HASH, Role.ADMIN, NOW);

        assertEquals(Role.ADMIN, user.role());
        assertTrue(user.view().approved());
        assertEquals(
                List.of(),
                user.takeEvents().stream()
                        .filter(event -> !(event instanceof UserEvent.UserAdded))
                        .toList());
    }

    @Test
    void anApprovedUserIsApproved() {
        User user = saved(false);

        user.approve(NOW);

        assertTrue(user.view().approved());
        assertEquals(NOW, user.view().updatedAt());
        assertEquals(THEN, user.view().createdAt());
        UserEvent told = user.takeEvents().getFirst();
        assertEquals(UserEvent.UserApproved.class, told.getClass());
        assertTrue(told.user().approved());
        assertEquals(6, told.user().version());
    }

    @Test
    void aPasswordThatIsHashedAnewIsNoChangeThatAnybodySees() {
        User user = saved(true);
        UserView before = user.view();

        user.rehashed(new PasswordHash("$other$"));

        assertEquals(new PasswordHash("$other$"), user.view().passwordHash());
        assertEquals(before.updatedAt(), user.view().updatedAt());
        assertEquals(before.tokenGeneration(), user.view().tokenGeneration());
        assertEquals(List.of(), user.takeEvents());
    }

    @Test
    void approvingTwiceChangesNothing() {
        User user = saved(true);
        UserView before = user.view();

        user.approve(NOW);

        assertEquals(before, user.view());
        assertEquals(List.of(), user.takeEvents());
    }

    @Test
    void aDeletedUserIsToldOnce() {
        User user = saved(true);

        user.deleted();

        assertEquals(UserEvent.UserDeleted.class, user.takeEvents().getFirst().getClass());
        assertEquals(List.of(), user.takeEvents());
    }

    @Test
    void whatIsSecretDoesNotShowItself() {
        assertFalse(saved(true).view().toString().contains(HASH.value()));
        assertFalse(new Password("very secret").toString().contains("secret"));
    }

    private static User saved(boolean approved) {
        return User.of(
                new UserView(new UserId(1), UserUuid.random(), ADA, HASH, Role.USER, approved, 0, THEN, THEN, 5));
    }
}
