package dev.limen.adapters.websocket.socket;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.limen.adapters.websocket.Cast;
import dev.limen.adapters.websocket.TestApplication;
import dev.limen.contract.Storage;
import dev.limen.domain.change.ChangeFeed;
import dev.limen.domain.change.LoggedChange;
import dev.limen.domain.change.Position;
import dev.limen.domain.session.FamilyId;
import dev.limen.domain.session.SessionEnd;
import dev.limen.domain.user.Role;
import dev.limen.domain.user.User;
import dev.limen.domain.user.UserView;
import dev.limen.domain.user.Username;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.NullUnmarked;
import org.junit.jupiter.api.Test;

/** Sockets of those whose session ends, or who may do something else, here or in another process. */
@QuarkusTest
@NullUnmarked // fields are set by the framework
class SessionEndTest {

    private static final Instant NOW = Instant.parse("2026-03-03T00:00:00Z");

    @Inject
    Cast cast;

    @Inject
    TestApplication app;

    private List<Storage> everywhere() {
        return List.of(app.storage, app.remoteStorage);
    }

    private Client connect(UserView user) {
        return Client.with(app.socket(), cast.tokenOf(user));
    }

    private void assertCloses(int code, UserView user, Consumer<User> change, Storage where) {
        UserView other = cast.user();
        try (Client client = connect(user);
                Client others = connect(other)) {
            client.nextList();
            others.nextList();
            cast.change(user, change, where);
            assertEquals(code, client.socket().closeCode());
            cast.newVm(other);
            others.nextUpdate();
        }
    }

    @Test
    void whoeverIsSuspendedIsShownOut() {
        everywhere().forEach(where -> assertCloses(1008, cast.user(), user -> user.suspend(NOW), where));
    }

    @Test
    void whoeverIsDemotedIsShownOutAndMayComeBackAsWhatTheyAre() {
        everywhere().forEach(where -> assertCloses(1008, cast.admin(), user -> user.changeRole(Role.USER, NOW), where));
    }

    @Test
    void whoeverIsRenamedStays() {
        UserView user = cast.user();
        try (Client client = connect(user)) {
            client.nextList();
            cast.change(user, changed -> changed.rename(new Username("renamed"), NOW), app.storage);
            cast.newVm(user);
            client.nextUpdate();
        }
    }

    @Test
    void whoeverSignsOutIsToldNotToComeBackInThatSessionOnly() {
        for (Storage where : everywhere()) {
            UserView user = cast.user();
            FamilyId session = cast.sessionOf(user);
            try (Client client = Client.with(app.socket(), cast.tokenOf(user, session));
                    Client elsewhere = connect(user)) {
                client.nextList();
                elsewhere.nextList();
                cast.end(session, SessionEnd.SIGNED_OUT, where);
                assertEquals(1000, client.socket().closeCode());
                cast.newVm(user);
                elsewhere.nextUpdate();
            }
        }
    }

    @Test
    void whoeversSessionIsRevokedIsShownOut() {
        for (Storage where : everywhere()) {
            UserView user = cast.user();
            FamilyId session = cast.sessionOf(user);
            try (Client client = Client.with(app.socket(), cast.tokenOf(user, session))) {
                client.nextList();
                cast.end(session, SessionEnd.REVOKED, where);
                assertEquals(1008, client.socket().closeCode());
            }
        }
    }

    @Test
    void whoeverIsSuspendedWhileTheStorageIsAwayIsShownOutOnceItIsBack() {
        UserView user = cast.user();
        try (Client client = connect(user)) {
            client.nextList();
            app.storage.changeFeed().listen(new DisconnectOnce());
            cast.change(user, changed -> changed.suspend(NOW), app.storage);
            app.store.reconnect();
            assertEquals(1008, client.socket().closeCode());
        }
    }

    /** Whoever hears of the first change cannot look who is concerned. */
    private final class DisconnectOnce implements ChangeFeed.Listener {
        private boolean done;

        @Override
        public void changed(LoggedChange entry) {
            if (!done) {
                done = true;
                app.store.disconnect();
            }
        }

        @Override
        public void resync(Position position) {}
    }
}
