package dev.limen.bootstrap.rest;

import dev.limen.bootstrap.RunningPostgres;
import io.quarkus.test.junit.QuarkusTestProfile;
import java.util.List;
import java.util.Map;

/** LIMEN on a real PostgreSQL and a simulated host that takes no time. */
public final class OnSimulator implements QuarkusTestProfile {

    static final String SECRET = "a secret of at least thirty-two bytes";
    static final String PASSWORD = "correct horse battery";

    @Override
    public Map<String, String> getConfigOverrides() {
        return Map.of(
                "limen.hypervisor",
                "simulator",
                "limen.simulator.delay",
                "0s",
                "limen.jwt-secret",
                SECRET,
                "limen.admin.password",
                PASSWORD);
    }

    @Override
    public List<TestResourceEntry> testResources() {
        return List.of(new TestResourceEntry(RunningPostgres.class));
    }
}
