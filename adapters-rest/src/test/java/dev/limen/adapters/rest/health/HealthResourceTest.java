package dev.limen.adapters.rest.health;

import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasKey;

import dev.limen.adapters.rest.People;
import dev.limen.adapters.rest.People.Person;
import dev.limen.contract.InMemoryStore;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import jakarta.inject.Inject;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
class HealthResourceTest {

    private final InMemoryStore store;
    private final People people;

    @Inject
    HealthResourceTest(InMemoryStore store, People people) {
        this.store = store;
        this.people = people;
    }

    @ParameterizedTest
    @ValueSource(strings = {"/api/health", "/api/health_proxy"})
    void health_is_told_to_everybody_under_both_names(String address) {
        RestAssured.get(address)
                .then()
                .statusCode(200)
                .body("status", equalTo("ok"))
                .body("time", endsWith("Z"))
                .body("$", hasKey("db"))
                .body("$", hasKey("libvirt"));
    }

    @Test
    void a_lost_database_makes_the_service_unavailable() {
        Person person = people.user();
        store.disconnect();
        try {
            person.asks()
                    .get("/api/vms")
                    .then()
                    .statusCode(503)
                    .header("Retry-After", "5")
                    .body("error_code", equalTo("STORAGE_UNAVAILABLE"));
            RestAssured.get("/api/health").then().statusCode(200);
        } finally {
            store.reconnect();
        }
    }
}
