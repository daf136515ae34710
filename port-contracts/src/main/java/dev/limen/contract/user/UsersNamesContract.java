package dev.limen.contract.user;

import static dev.limen.contract.user.UserBuilder.user;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.limen.contract.AtOnce;
import dev.limen.contract.StorageContract;
import dev.limen.domain.user.UserError;
import dev.limen.domain.user.UserView;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A name belongs to one user. */
interface UsersNamesContract extends StorageContract {

    @ParameterizedTest
    @ValueSource(strings = {"alice", "ALICE", "aLiCe"})
    default void twoUsersHaveNotTheSameName(String second) {
        user().named("alice").addTo(storage());

        UserError.NameTaken refused = assertThrows(
                UserError.NameTaken.class, () -> user().named(second).addTo(storage()));

        assertEquals("A user named '" + second + "' already exists.", refused.getMessage());
        assertEquals(1, storage().userQueries().count());
    }

    @Test
    default void theNameOfARemovedUserIsFreeAgain() {
        UserView first = user().named("alice").addTo(storage());
        storage().unitOfWork().execute(() -> {
            storage().users().remove(storage().users().find(first.id()).orElseThrow());
            storage().users().add(user().named("Alice").build(storage().users().nextId()));
        });

        assertEquals(1, storage().userQueries().count());
    }

    @Test
    default void ofManyWhoTakeANameAtOnceOneGetsIt() {
        List<Throwable> failures = AtOnce.run(8, number -> user().named("alice").addTo(storage()));

        assertEquals(
                7,
                failures.stream().filter(UserError.NameTaken.class::isInstance).count());
        assertEquals(1, storage().userQueries().count());
    }
}
