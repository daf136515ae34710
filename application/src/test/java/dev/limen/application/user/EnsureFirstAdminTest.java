package dev.limen.application.user;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.limen.application.Installation;
import dev.limen.contract.Storage;
import dev.limen.contract.storage.InMemoryStorage;
import dev.limen.contract.user.FakePasswords;
import dev.limen.contract.user.UserBuilder;
import dev.limen.domain.user.Password;
import dev.limen.domain.user.Role;
import dev.limen.domain.user.UserError;
import dev.limen.domain.user.UserView;
import dev.limen.domain.user.Username;
import java.time.InstantSource;
import org.junit.jupiter.api.Test;

class EnsureFirstAdminTest {

    private static final Username ROOT = new Username("root");

    private final Storage storage = InMemoryStorage.create();
    private final EnsureFirstAdmin ensureFirstAdmin = new EnsureFirstAdmin(
            storage.unitOfWork(), storage.users(), new FakePasswords(), InstantSource.fixed(Installation.NOW));

    @Test
    void whereThereIsNoAdministratorOneIsAdded() {
        assertTrue(ensureFirstAdmin.handle(ROOT, () -> new Password("a long password")));

        UserView root = storage.userQueries().find(ROOT).orElseThrow();
        assertEquals(Role.ADMIN, root.role());
        assertTrue(root.approved());
    }

    @Test
    void anAdministratorWhoIsThereIsNeverTouched() {
        UserView before = UserBuilder.admin().named("root").addTo(storage);

        assertFalse(ensureFirstAdmin.handle(ROOT, () -> {
            throw new AssertionError("no password is needed");
        }));

        assertEquals(before, storage.userQueries().find(ROOT).orElseThrow());
        assertEquals(1, storage.userQueries().count());
    }

    @Test
    void ofTwoWhoStartAtOnceOneAdds() {
        assertFalse(ensureFirstAdmin.handle(ROOT, () -> {
            UserBuilder.admin().named("other").addTo(storage);
            return new Password("a long password");
        }));

        assertEquals(1, storage.userQueries().count());
    }

    @Test
    void anOrdinaryUserOfThatNameIsNotMadeAnAdministrator() {
        UserView before = UserBuilder.user().named("Root").addTo(storage);

        assertThrows(
                UserError.NameTaken.class, () -> ensureFirstAdmin.handle(ROOT, () -> new Password("a long password")));

        assertEquals(before, storage.userQueries().find(ROOT).orElseThrow());
    }
}
