package dev.limen.domain.user;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

class ActorTest {

    private static final Actor ADMIN = new Actor(new UserId(1), Role.ADMIN);
    private static final Actor USER = new Actor(new UserId(2), Role.USER);

    @Test
    void usersTouchWhatIsTheirOwn() {
        assertTrue(USER.mayTouchThingsOf(new UserId(2)));
        assertFalse(USER.mayTouchThingsOf(new UserId(3)));
    }

    @Test
    void administratorsTouchEverything() {
        assertTrue(ADMIN.mayTouchThingsOf(new UserId(3)));
    }

    @Test
    void everybodyElseIsKeptOutOfWhatIsForAdministrators() {
        assertDoesNotThrow(ADMIN::requireAdmin);
        assertThrows(UserError.NotAdmin.class, USER::requireAdmin);
    }
}
