package dev.limen.contract.session;

import static dev.limen.contract.session.SessionBuilder.addSession;
import static dev.limen.contract.user.UserBuilder.user;
import static dev.limen.contract.vm.Eventually.eventually;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.limen.contract.Storage;
import dev.limen.contract.StorageContract;
import dev.limen.domain.change.Change;
import dev.limen.domain.change.ChangeFeed;
import dev.limen.domain.change.LoggedChange;
import dev.limen.domain.change.Position;
import dev.limen.domain.session.FamilyId;
import dev.limen.domain.session.RefreshFamily;
import dev.limen.domain.session.SessionChange;
import dev.limen.domain.session.SessionEnd;
import dev.limen.domain.user.Role;
import dev.limen.domain.user.User;
import dev.limen.domain.user.UserId;
import dev.limen.domain.user.UserView;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

/** What every {@link dev.limen.domain.session.LiveSessions} does. */
public interface LiveSessionsContract extends StorageContract {

    Instant NOW = Instant.parse("2026-03-02T00:00:00Z");

    /** The same storage as another process has it. */
    Storage remoteStorage();

    private Optional<UserView> holder(RefreshFamily family) {
        return storage().liveSessions().holder(family.id());
    }

    /** What the change feed tells from now on of users and sessions. */
    default List<SessionChange> heard() {
        List<SessionChange> heard = new CopyOnWriteArrayList<>();
        storage().changeFeed().listen(new ChangeFeed.Listener() {
            @Override
            public void changed(LoggedChange entry) {
                if (entry.change() instanceof Change.SessionChanged(SessionChange change)) {
                    heard.add(change);
                }
            }

            @Override
            public void resync(Position position) {}
        });
        return heard;
    }

    private static void change(UserId id, Consumer<User> how, Storage storage) {
        storage.unitOfWork().execute(() -> {
            User user = storage.users().find(id).orElseThrow();
            how.accept(user);
            storage.users().save(user);
        });
    }

    @Test
    default void aSessionThatDoesNotExistIsNobodys() {
        assertEquals(Optional.empty(), storage().liveSessions().holder(FamilyId.random()));
    }

    @Test
    default void aSessionIsHeldByItsUser() {
        UserView ada = user().addTo(storage());
        RefreshFamily family = addSession(ada.id(), storage());

        assertEquals(Optional.of(ada), holder(family));
        assertEquals(Optional.of(ada), holder(family));
    }

    @Test
    default void aSessionOfAnotherProcessIsKnownHere() {
        UserView ada = user().addTo(remoteStorage());

        assertEquals(Optional.of(ada), holder(addSession(ada.id(), remoteStorage())));
    }

    @Test
    default void whatThisProcessChangesOfAUserShowsAtOnce() {
        UserId ada = user().addTo(storage()).id();
        RefreshFamily family = addSession(ada, storage());
        assertTrue(holder(family).orElseThrow().approved());

        change(ada, user -> user.suspend(NOW), storage());

        assertFalse(holder(family).orElseThrow().approved());
    }

    @Test
    default void whatAnotherProcessChangesOfAUserShowsOnceItIsHeard() {
        UserId ada = user().addTo(storage()).id();
        RefreshFamily family = addSession(ada, storage());
        assertEquals(Role.USER, holder(family).orElseThrow().role());
        List<SessionChange> heard = heard();

        change(ada, user -> user.changeRole(Role.ADMIN, NOW), remoteStorage());

        eventually("the change is heard", () -> heard.contains(new SessionChange.OfUser(ada)));
        assertEquals(Role.ADMIN, holder(family).orElseThrow().role());
    }

    @Test
    default void aSessionThatThisProcessEndsIsOverAtOnce() {
        UserId ada = user().addTo(storage()).id();
        RefreshFamily family = addSession(ada, storage());
        RefreshFamily other = addSession(ada, storage());
        assertTrue(holder(family).isPresent());
        List<SessionChange> heard = heard();

        storage().unitOfWork().execute(() -> storage().refreshFamilies().remove(family.id(), SessionEnd.SIGNED_OUT));

        assertEquals(Optional.empty(), holder(family));
        assertTrue(holder(other).isPresent());
        assertTrue(heard.contains(new SessionChange.Ended(family.id(), ada, SessionEnd.SIGNED_OUT)));
    }

    @Test
    default void sessionsThatAnotherProcessEndsAreOverOnceItIsHeard() {
        UserId ada = user().addTo(storage()).id();
        RefreshFamily family = addSession(ada, storage());
        assertTrue(holder(family).isPresent());
        List<SessionChange> heard = heard();

        remoteStorage()
                .unitOfWork()
                .execute(() -> remoteStorage().refreshFamilies().removeAllOf(ada, SessionEnd.REVOKED));

        eventually(
                "the end is heard",
                () -> heard.contains(new SessionChange.Ended(family.id(), ada, SessionEnd.REVOKED)));
        assertEquals(Optional.empty(), holder(family));
    }

    @Test
    default void sessionsOfAUserWhoIsRemovedAreOver() {
        UserId ada = user().addTo(storage()).id();
        RefreshFamily family = addSession(ada, storage());
        assertTrue(holder(family).isPresent());
        List<SessionChange> heard = heard();

        storage().unitOfWork().execute(() -> storage()
                .users()
                .remove(storage().users().find(ada).orElseThrow()));

        assertEquals(Optional.empty(), holder(family));
        assertTrue(heard.contains(new SessionChange.OfUser(ada)));
    }

    @Test
    default void whatIsNotCommittedIsNotTold() {
        UserId ada = user().addTo(storage()).id();
        RefreshFamily family = addSession(ada, storage());
        List<SessionChange> heard = heard();

        assertThrows(
                IllegalArgumentException.class, () -> storage().unitOfWork().execute(() -> {
                    storage().refreshFamilies().remove(family.id(), SessionEnd.REVOKED);
                    throw new IllegalArgumentException("on purpose");
                }));
        change(ada, user -> user.suspend(NOW), storage());

        assertFalse(heard.isEmpty());
        assertTrue(heard.stream().allMatch(new SessionChange.OfUser(ada)::equals), heard::toString);
    }
}
