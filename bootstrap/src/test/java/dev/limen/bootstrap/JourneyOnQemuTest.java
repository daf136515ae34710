package dev.limen.bootstrap;

import dev.limen.tour.Tour;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import java.net.URI;
import java.util.Map;
import org.jboss.logging.Logger;
import org.junit.jupiter.api.Test;

@QuarkusTest
@TestProfile(OnQemu.class)
class JourneyOnQemuTest {

    private static final Logger LOG = Logger.getLogger("tour");

    @TestHTTPResource
    URI server;

    @Test
    void a_stranger_becomes_a_user_and_lives_with_a_vm() {
        new Tour(server, () -> Simulated.ADMIN, Map.of(), LOG::info).run();
    }
}
