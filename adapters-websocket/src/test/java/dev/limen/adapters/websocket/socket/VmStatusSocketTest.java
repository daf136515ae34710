package dev.limen.adapters.websocket.socket;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import dev.limen.adapters.websocket.Cast;
import dev.limen.adapters.websocket.TestApplication;
import dev.limen.contract.change.InMemoryChangeFeed;
import dev.limen.contract.vm.Eventually;
import dev.limen.domain.user.UserView;
import dev.limen.domain.vm.VmView;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

@QuarkusTest
class VmStatusSocketTest {

    @Inject
    Cast cast;

    @Inject
    TestApplication app;

    private Client connect(UserView user) {
        return Client.with(app.socket(), cast.tokenOf(user));
    }

    @Test
    void aNewSocketGetsTheListOfWhatItsUserMaySee() {
        UserView owner = cast.user();
        VmView own = cast.newVm(owner);
        VmView foreign = cast.newVm(cast.user());
        try (Client client = connect(owner);
                Client admin = connect(cast.admin());
                Client other = connect(cast.user())) {
            assertEquals(List.of(own.id().value()), client.nextList());
            assertEquals(List.of(), other.nextList());
            assertTrue(admin.nextList()
                    .containsAll(List.of(own.id().value(), foreign.id().value())));
        }
    }

    @Test
    void aChangeReachesTheOwnerAndAdministratorsAndNobodyElse() {
        UserView owner = cast.user();
        UserView stranger = cast.user();
        try (Client client = connect(owner);
                Client admin = connect(cast.admin());
                Client other = connect(stranger)) {
            client.nextList();
            admin.nextList();
            other.nextList();
            VmView vm = cast.newVm(owner);
            VmView strangers = cast.newVm(stranger);
            assertEquals(vm.id().value(), client.nextUpdate().path("id").asLong());
            assertEquals(vm.id().value(), admin.nextUpdate().path("id").asLong());
            assertEquals(strangers.id().value(), admin.nextUpdate().path("id").asLong());
            assertEquals(strangers.id().value(), other.nextUpdate().path("id").asLong());
            assertFalse(client.socket().hasMore());
        }
    }

    @Test
    void whatAnotherProcessChangesArrivesToo() {
        UserView owner = cast.user();
        VmView vm = cast.newVm(owner);
        try (Client client = connect(owner)) {
            client.nextList();
            cast.touch(vm, app.remoteStorage);
            assertEquals(vm.id().value(), client.nextUpdate().path("id").asLong());
            cast.delete(vm, app.remoteStorage);
            assertEquals(List.of(), client.nextList());
        }
    }

    @Test
    void whatWasMissedArrivesWhenTheFeedIsBack() {
        UserView owner = cast.user();
        VmView vm = cast.newVm(owner);
        try (Client client = connect(owner)) {
            client.nextList();
            InMemoryChangeFeed feed = (InMemoryChangeFeed) app.storage.changeFeed();
            feed.pause();
            cast.touch(vm, app.remoteStorage);
            assertFalse(client.socket().hasMore());
            feed.resume();
            assertEquals(vm.id().value(), client.nextUpdate().path("id").asLong());
        }
    }

    @Test
    void everyChangeArrivesAndInOrder() {
        UserView owner = cast.user();
        VmView vm = cast.newVm(owner);
        try (Client client = connect(owner)) {
            client.nextList();
            for (long version = 1; version <= 20; version++) {
                cast.touch(vm);
            }
            for (long version = 1; version <= 20; version++) {
                assertEquals(version, client.nextUpdate().path("version").asLong());
            }
        }
    }

    @Test
    void afterADeletionComesAListWithoutTheVm() {
        UserView owner = cast.user();
        VmView kept = cast.newVm(owner);
        VmView deleted = cast.newVm(owner);
        try (Client client = connect(owner)) {
            client.nextList();
            cast.delete(deleted);
            assertEquals(List.of(kept.id().value()), client.nextList());
            cast.touch(kept);
            assertEquals(kept.id().value(), client.nextUpdate().path("id").asLong());
        }
    }

    @Test
    void aVmHandedOverGoesFromOneListToTheOtherUser() {
        UserView from = cast.user();
        UserView to = cast.user();
        VmView vm = cast.newVm(from);
        try (Client old = connect(from);
                Client fresh = connect(to)) {
            old.nextList();
            fresh.nextList();
            cast.handOver(vm, to.id());
            assertEquals(List.of(), old.nextList());
            assertEquals(to.id().value(), fresh.nextUpdate().path("owner_id").asLong());
        }
    }

    @Test
    void whoeverComesBackGetsWhatWasMissed() {
        UserView owner = cast.user();
        VmView vm = cast.newVm(owner);
        long seen;
        try (Client client = connect(owner)) {
            seen = client.socket().next().path("seq").asLong();
        }
        cast.touch(vm);
        cast.touch(vm, app.remoteStorage);
        try (Client client = Client.with(app.socket(), cast.tokenOf(owner) + "&since=" + seen)) {
            assertEquals(1, client.nextUpdate().path("version").asLong());
            assertEquals(2, client.nextUpdate().path("version").asLong());
            cast.touch(vm);
            JsonNode live = client.socket().next();
            assertEquals(3, live.path("vm").path("version").asLong());
            assertTrue(live.path("seq").asLong() > seen);
            assertTrue(Instant.parse(live.path("at").asText()).isAfter(Instant.EPOCH));
        }
    }

    @Test
    void aListLargerThanAFrameArrivesWhole() {
        UserView owner = cast.user();
        VmView vm = cast.newVm(owner);
        app.json.pad(1_000_000);
        try (Client client = connect(owner)) {
            assertEquals(List.of(vm.id().value()), client.nextList());
        } finally {
            app.json.pad(0);
        }
    }

    @Test
    void theSocketOfADeletedUserIsClosedAsNotAllowed() {
        UserView user = cast.user();
        UserView other = cast.user();
        try (Client client = connect(user);
                Client others = connect(other)) {
            client.nextList();
            others.nextList();
            cast.delete(user);
            assertEquals(1008, client.socket().closeCode());
            cast.newVm(other);
            others.nextUpdate();
        }
    }

    @Test
    void aSocketIsClosedAsNotAllowedWhenItsTokenExpires() {
        UserView user = cast.user();
        try (Client brief = Client.with(app.socket(), cast.tokenOf(user, Duration.ofMinutes(5)));
                Client lasting = connect(user)) {
            brief.nextList();
            lasting.nextList();
            app.clock.advance(Duration.ofMinutes(6));
            assertEquals(1008, brief.socket().closeCode());
            cast.newVm(user);
            lasting.nextUpdate();
        }
    }

    @Test
    void aSocketIsClosedAsAFaultWhenTheListCannotBeRead() {
        UserView user = cast.user();
        VmView vm = cast.newVm(user);
        try (Client client = connect(user)) {
            client.nextList();
            app.json.breakDown(true);
            cast.touch(vm);
            assertEquals(1011, client.socket().closeCode());
        } finally {
            app.json.breakDown(false);
        }
    }

    @Test
    void clientsArePingedAgainAndAgain() {
        try (Client client = connect(cast.user())) {
            Eventually.eventually("it is pinged twice", () -> client.socket().pings() >= 2);
        }
    }

    @Test
    void whatAClientSaysIsDisregarded() {
        UserView user = cast.user();
        try (Client client = connect(user)) {
            client.nextList();
            for (int i = 0; i < 10_000; i++) {
                client.socket().send("{\"type\":\"subscribe\"}");
            }
            client.socket().send(new byte[100]);
            client.socket().ping();
            cast.newVm(user);
            client.nextUpdate();
        }
    }
}
