package dev.limen.adapters.websocket.socket;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.limen.adapters.websocket.Cast;
import dev.limen.adapters.websocket.TestApplication;
import io.quarkus.runtime.ShutdownDelayInitiatedEvent;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.Test;

@QuarkusTest
@TestProfile(ShutdownTest.Alone.class)
class ShutdownTest {

    /** Has an application of its own, because nobody is let in after the end of one has been announced. */
    public static final class Alone implements QuarkusTestProfile {}

    @Inject
    Cast cast;

    @Inject
    TestApplication app;

    @Inject
    Event<ShutdownDelayInitiatedEvent> announcement;

    @Inject
    @ConfigProperty(name = "quarkus.shutdown.delay-enabled")
    boolean announced;

    @Test
    void clientsAreToldOfAShutdownWhileTheServerStillServes() {
        assertTrue(announced);
        String token = cast.tokenOf(cast.user());
        try (Client client = Client.with(app.socket(), token)) {
            client.nextList();
            announcement.fire(new ShutdownDelayInitiatedEvent());
            assertEquals(1001, client.closeCode());
        }
        try (Client late = Client.with(app.socket(), token)) {
            assertEquals(1001, late.closeCode());
        }
    }
}
