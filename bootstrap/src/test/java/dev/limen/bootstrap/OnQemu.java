package dev.limen.bootstrap;

import io.quarkus.test.junit.QuarkusTestProfile;
import java.util.List;
import java.util.Map;

/** LIMEN on its own PostgreSQL, libvirt and QEMU. */
public final class OnQemu implements QuarkusTestProfile {

    @Override
    public Map<String, String> getConfigOverrides() {
        return Map.of(
                "limen.hypervisor",
                "libvirt",
                "limen.stop-grace",
                "1s",
                "limen.jwt-secret",
                Simulated.SECRET,
                "limen.admin.password",
                Simulated.ADMIN.password());
    }

    @Override
    public List<TestResourceEntry> testResources() {
        return List.of(new TestResourceEntry(RunningPostgres.class), new TestResourceEntry(ReachableDisks.class));
    }
}
