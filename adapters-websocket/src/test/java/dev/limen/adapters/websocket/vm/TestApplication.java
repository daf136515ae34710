package dev.limen.adapters.websocket.vm;

import dev.limen.adapters.websocket.SocketLimit;
import dev.limen.adapters.websocket.WebSocketSettings;
import dev.limen.adapters.websocket.Wire;
import dev.limen.application.session.CheckSession;
import dev.limen.application.vm.ListVms;
import dev.limen.contract.InMemoryStore;
import dev.limen.contract.Storage;
import dev.limen.contract.session.FakeTokens;
import dev.limen.contract.storage.InMemoryStorage;
import dev.limen.domain.session.LiveSessions;
import dev.limen.domain.storage.UnitOfWork;
import dev.limen.domain.vm.RemoteVmEvents;
import dev.limen.domain.vm.VmQueries;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.net.URI;
import java.time.Duration;
import java.time.InstantSource;
import org.eclipse.microprofile.config.ConfigProvider;

/** The application that the sockets are tested in: use cases on a storage in memory. */
@Singleton
class TestApplication {

    /** How many sockets a user may have. */
    static final int SOCKETS = 20;

    final TestClock clock = new TestClock();
    final TestWire wire = new TestWire();
    final FakeTokens tokens = new FakeTokens(clock);
    final InMemoryStore store = new InMemoryStore();
    final Storage storage = InMemoryStorage.on(store);

    /** Where the feed is served. */
    URI feed() {
        return URI.create(ConfigProvider.getConfig().getValue("test.url", String.class) + "/ws/vm-status");
    }

    @Produces
    @Singleton
    InstantSource clock() {
        return clock;
    }

    @Produces
    @Singleton
    Wire wire() {
        return wire;
    }

    @Produces
    @Singleton
    WebSocketSettings settings() {
        return new WebSocketSettings(100, Duration.ofSeconds(15), Duration.ofSeconds(5), Duration.ofMillis(20));
    }

    @Produces
    @Singleton
    SocketLimit socketLimit() {
        return new SocketLimit(SOCKETS);
    }

    @Produces
    @Singleton
    UnitOfWork unitOfWork() {
        return storage.unitOfWork();
    }

    @Produces
    @Singleton
    CheckSession checkSession() {
        return new CheckSession(storage.liveSessions());
    }

    @Produces
    @Singleton
    LiveSessions liveSessions() {
        return storage.liveSessions();
    }

    /** The same storage as another process has it. */
    final Storage remoteStorage = InMemoryStorage.on(store);

    @Produces
    @Singleton
    RemoteVmEvents remoteVmEvents() {
        return storage.remoteVmEvents();
    }

    @Produces
    @Singleton
    VmQueries vmQueries() {
        return storage.vmQueries();
    }

    @Produces
    @Singleton
    ListVms listVms() {
        return new ListVms(storage.vmQueries());
    }
}
