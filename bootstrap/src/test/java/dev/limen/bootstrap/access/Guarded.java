package dev.limen.bootstrap.access;

import dev.limen.bootstrap.Simulated;
import io.quarkus.test.junit.QuarkusTestProfile;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** A LIMEN of its own that lets everybody try as many passwords as they like: other tests try what it forbids. */
public final class Guarded implements QuarkusTestProfile {

    private static final String NO_LIMIT = "1000000/1ms";

    private final Simulated simulated = new Simulated();

    @Override
    public Map<String, String> getConfigOverrides() {
        Map<String, String> settings = new HashMap<>(simulated.getConfigOverrides());
        List.of(
                        "limen.logins-per-account-and-address",
                        "limen.logins-per-address",
                        "limen.logins-per-account",
                        "limen.logins-of-strangers",
                        "limen.registrations-per-address")
                .forEach(limit -> settings.put(limit, NO_LIMIT));
        return settings;
    }

    @Override
    public List<TestResourceEntry> testResources() {
        return simulated.testResources();
    }
}
