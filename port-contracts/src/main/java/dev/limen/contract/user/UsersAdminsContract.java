package dev.limen.contract.user;

import static dev.limen.contract.user.UserBuilder.admin;
import static dev.limen.contract.user.UserBuilder.user;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.limen.contract.AtOnce;
import dev.limen.contract.StorageContract;
import dev.limen.domain.user.User;
import dev.limen.domain.user.UserView;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Nobody changes the number of administrators while somebody relies on it. */
interface UsersAdminsContract extends StorageContract {

    private int admins() {
        return storage().unitOfWork().execute(() -> storage().users().countAdmins());
    }

    @Test
    default void onlyAdministratorsWhoCanSignInAreCounted() {
        assertEquals(0, admins());

        admin().addTo(storage());
        admin().addTo(storage());
        admin().notApproved().addTo(storage());
        user().addTo(storage());

        assertEquals(2, admins());
    }

    @Test
    default void ofManyWhoAddTheFirstAdministratorAtOnceOneDoes() {
        List<Throwable> failures =
                AtOnce.run(8, number -> storage().unitOfWork().execute(() -> {
                    if (storage().users().countAdmins() == 0) {
                        storage().users().add(admin().build(storage().users().nextId()));
                    }
                }));

        assertEquals(List.of(), failures);
        assertEquals(1, admins());
    }

    @Test
    default void theLastAdministratorStaysHoweverManyAreRemovedAtOnce() {
        List<UserView> all =
                Stream.generate(() -> admin().addTo(storage())).limit(8).toList();

        List<Throwable> failures =
                AtOnce.run(all.size(), number -> storage().unitOfWork().execute(() -> {
                    User one = storage().users().find(all.get(number).id()).orElseThrow();
                    if (storage().users().countAdmins() > 1) {
                        storage().users().remove(one);
                    }
                }));

        assertEquals(List.of(), failures);
        assertEquals(1, admins());
    }
}
