package dev.limen.bootstrap.fuzz;

import dev.limen.bootstrap.access.Guarded;
import io.quarkus.test.junit.QuarkusTestProfile;
import java.util.List;
import java.util.Map;

/** A LIMEN of its own, because little is left as it was. */
public final class Fuzzed implements QuarkusTestProfile {

    private final Guarded guarded = new Guarded();

    @Override
    public Map<String, String> getConfigOverrides() {
        return guarded.getConfigOverrides();
    }

    @Override
    public List<TestResourceEntry> testResources() {
        return guarded.testResources();
    }
}
