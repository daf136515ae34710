package dev.limen.contract.user;

import static dev.limen.contract.user.UserBuilder.admin;
import static dev.limen.contract.user.UserBuilder.user;
import static dev.limen.contract.vm.VmBuilder.vmOf;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.limen.contract.StorageContract;
import dev.limen.domain.user.User;
import dev.limen.domain.user.UserId;
import dev.limen.domain.user.UserOverview;
import dev.limen.domain.user.UserQueries;
import dev.limen.domain.user.UserView;
import dev.limen.domain.user.Username;
import dev.limen.domain.vm.VmStatus;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

/** What every {@link UserQueries} does; no call of it stands in a unit of work here. */
public interface UserQueriesContract extends StorageContract {

    private UserQueries queries() {
        return storage().userQueries();
    }

    @Test
    default void whereThereIsNobodyNobodyIsSeen() {
        assertEquals(Optional.empty(), queries().find(new UserId(1)));
        assertEquals(Optional.empty(), queries().find(new Username("nobody")));
        assertEquals(List.of(), queries().list(null, null));
        assertEquals(0, queries().count());
    }

    @Test
    default void aUserIsSeenAsTheyWereSavedByNumberAndByNameInAnyCase() {
        UserView alice = admin().named("Alice").addTo(storage());

        assertEquals(Optional.of(alice), queries().find(alice.id()));
        assertEquals(Optional.of(alice), queries().find(new Username("aLICE")));
        assertEquals(Optional.empty(), queries().find(new Username("Alic")));
    }

    @Test
    default void nobodyElseSeesAUserBeforeTheUnitIsCommitted() {
        storage().unitOfWork().execute(() -> {
            User added = user().build(storage().users().nextId());
            storage().users().add(added);
            assertEquals(
                    Optional.empty(),
                    CompletableFuture.supplyAsync(() -> queries().find(added.id()))
                            .join());
        });

        assertEquals(1, queries().count());
    }

    @Test
    default void usersAreListedWithWhatTheyHold() {
        UserView holder = user().named("zoe").addTo(storage());
        UserView other = user().named("adam").addTo(storage());
        vmOf(holder.id()).sized(2, 1024, 10).in(VmStatus.RUNNING).addTo(storage());
        vmOf(holder.id()).sized(1, 512, 10).in(VmStatus.ERROR, "It crashed.").addTo(storage());

        assertEquals(
                List.of(new UserOverview(holder, 2, 3, 1536), new UserOverview(other, 0, 0, 0)),
                queries().list(null, null));
    }

    @Test
    default void anUpdateInProgressCountsWithTheLargerOfBothSizes() {
        UserView holder = user().addTo(storage());
        vmOf(holder.id()).sized(4, 512, 10).updatingTo(1, 2048, 10).addTo(storage());

        assertEquals(List.of(new UserOverview(holder, 1, 4, 2048)), queries().list(null, null));
    }

    @Test
    default void aListGoesOnAfterANumberAndStopsAtItsLimit() {
        UserView first = user().addTo(storage());
        UserView second = user().addTo(storage());
        UserView third = user().addTo(storage());

        assertEquals(
                List.of(first.id(), second.id()),
                queries().list(null, 2).stream().map(o -> o.user().id()).toList());
        assertEquals(
                List.of(second.id(), third.id()),
                queries().list(first.id(), null).stream()
                        .map(o -> o.user().id())
                        .toList());
        assertEquals(
                List.of(second.id()),
                queries().list(first.id(), 1).stream().map(o -> o.user().id()).toList());
        assertEquals(3, queries().count());
    }
}
