package dev.limen.bootstrap;

import io.quarkus.test.junit.QuarkusTestProfile;
import java.util.List;
import java.util.Map;

/** LIMEN on its own PostgreSQL and the simulator, which does everything at once. */
public final class Simulated implements QuarkusTestProfile {

    @Override
    public Map<String, String> getConfigOverrides() {
        return Map.of("limen.hypervisor", "simulator", "limen.simulator.delay", "0ms");
    }

    @Override
    public List<TestResourceEntry> testResources() {
        return List.of(new TestResourceEntry(RunningPostgres.class));
    }
}
