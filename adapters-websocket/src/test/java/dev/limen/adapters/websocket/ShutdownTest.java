package dev.limen.adapters.websocket;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.limen.adapters.websocket.socket.Client;
import dev.limen.adapters.websocket.sse.EventClient;
import io.quarkus.runtime.ShutdownDelayInitiatedEvent;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import java.net.URI;
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
        URI events = URI.create(app.events() + "?token=" + token);
        try (Client client = Client.with(app.socket(), token);
                EventClient reader = EventClient.connect(events)) {
            client.nextList();
            reader.nextList();
            announcement.fire(new ShutdownDelayInitiatedEvent());
            assertEquals(1001, client.socket().closeCode());
            assertTrue(reader.stream().endsInOrder());
        }
        try (Client late = Client.with(app.socket(), token);
                EventClient lateReader = EventClient.connect(events)) {
            assertEquals(1001, late.socket().closeCode());
            assertTrue(lateReader.stream().endsInOrder());
        }
    }
}
