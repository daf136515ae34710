package dev.limen.bootstrap;

import dev.limen.client.Credentials;
import io.quarkus.test.junit.QuarkusTestProfile;
import java.util.List;
import java.util.Map;

/** LIMEN on its own PostgreSQL and the simulator, which does everything at once. */
public final class Simulated implements QuarkusTestProfile {

    /** The administrator of a server under test. */
    public static final Credentials ADMIN = new Credentials("admin", "correct horse battery");

    public static final String SECRET = "a secret that is for tests only and long enough";

    @Override
    public Map<String, String> getConfigOverrides() {
        return Map.of(
                "limen.hypervisor",
                "simulator",
                "limen.simulator.delay",
                "0ms",
                "limen.jwt-secret",
                SECRET,
                "limen.admin.password",
                ADMIN.password(),
                "limen.image-hosts",
                "images.example.org",
                "limen.max-image-transfers",
                "1000");
    }

    @Override
    public List<TestResourceEntry> testResources() {
        return List.of(new TestResourceEntry(RunningPostgres.class));
    }
}
