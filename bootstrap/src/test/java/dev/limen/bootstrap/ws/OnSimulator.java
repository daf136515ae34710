package dev.limen.bootstrap.ws;

import dev.limen.bootstrap.RunningPostgres;
import io.quarkus.test.junit.QuarkusTestProfile;
import java.util.List;
import java.util.Map;

/** The whole application on a pretended host. */
public final class OnSimulator implements QuarkusTestProfile {

    static final String ADMIN_PASSWORD = "correct horse battery";

    @Override
    public Map<String, String> getConfigOverrides() {
        return Map.of(
                "limen.hypervisor", "simulator",
                "limen.simulator.delay", "20ms",
                "limen.jwt-secret", "0123456789abcdef0123456789abcdef",
                "limen.admin.password", ADMIN_PASSWORD,
                "quarkus.websockets-next.server.auto-ping-interval", "500ms");
    }

    @Override
    public List<TestResourceEntry> testResources() {
        return List.of(new TestResourceEntry(RunningPostgres.class));
    }
}
