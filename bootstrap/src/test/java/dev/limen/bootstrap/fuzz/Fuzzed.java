package dev.limen.bootstrap.fuzz;

import dev.limen.bootstrap.Simulated;
import io.quarkus.test.junit.QuarkusTestProfile;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** A LIMEN of its own, because little is left as it was; one that lets everybody try passwords as often as they like. */
public final class Fuzzed implements QuarkusTestProfile {

    private final Simulated simulated = new Simulated();

    @Override
    public Map<String, String> getConfigOverrides() {
        Map<String, String> settings = new HashMap<>(simulated.getConfigOverrides());
        Stream.of(
                        "logins-per-account-and-address",
                        "logins-per-address",
                        "logins-per-account",
                        "logins-of-strangers",
                        "registrations-per-address")
                .forEach(limit -> settings.put("limen." + limit, "1000000/1ms"));
        return settings;
    }

    @Override
    public List<TestResourceEntry> testResources() {
        return simulated.testResources();
    }
}
