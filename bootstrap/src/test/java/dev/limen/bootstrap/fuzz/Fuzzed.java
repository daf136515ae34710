package dev.limen.bootstrap.fuzz;

import dev.limen.bootstrap.Simulated;
import io.quarkus.test.junit.QuarkusTestProfile;
import java.util.List;
import java.util.Map;

/** A LIMEN of its own, because little is left as it was. */
public final class Fuzzed implements QuarkusTestProfile {

    private final Simulated simulated = new Simulated();

    @Override
    public Map<String, String> getConfigOverrides() {
        return simulated.getConfigOverrides();
    }

    @Override
    public List<TestResourceEntry> testResources() {
        return simulated.testResources();
    }
}
