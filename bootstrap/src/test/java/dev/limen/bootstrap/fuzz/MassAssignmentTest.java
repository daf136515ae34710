package dev.limen.bootstrap.fuzz;

import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import dev.limen.bootstrap.access.Guarded;
import dev.limen.client.RawHttp;
import dev.limen.domain.hypervisor.Hypervisor;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.RestAssured;
import jakarta.inject.Inject;
import java.net.URI;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.NullUnmarked;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;

/**
 * Whoever sends more members than an operation takes, gets what he would have got without. Every operation with a body
 * that the API describes is tried in two fixtures that are alike, in one with and in the other without.
 */
@QuarkusTest
@TestProfile(Guarded.class)
@NullUnmarked // fields are set by the framework
class MassAssignmentTest {

    private static final List<String> ROLES = List.of("user", "admin");

    @TestHTTPResource
    URI server;

    @Inject
    Hypervisor hypervisor;

    private ApiDocument api;
    private AdminClient adminClient;
    private int fixtures;

    @BeforeEach
    void read_the_description() {
        api = new ApiDocument(RestAssured.get("/q/openapi?format=json").asString());
        adminClient = new AdminClient(new RawHttp(server.getPort()));
    }

    @Test
    void nothing_changes_that_the_operation_does_not_take() {
        Fixture bystander = new Fixture("bystander", "user", adminClient, hypervisor);
        Grants grants = new Grants(api, bystander.subject(), bystander.vm());
        Stream<Executable> tries = api.operations().stream()
                .filter(operation -> operation.requestSchema().isPresent())
                .map(operation -> () -> takesItsOwnOnly(operation, grants));
        assertAll(tries.toList());
        bystander.end();
    }

    private void takesItsOwnOnly(Operation operation, Grants grants) {
        JsonNode schema = api.resolved(operation.requestSchema().orElseThrow());
        boolean good = false;
        for (String role : ROLES) {
            good |= tryAs(role, operation, schema, grants) / 100 == 2;
        }
        assertTrue(good, () -> "There is no good example for " + operation.name() + ".");
    }

    private int tryAs(String role, Operation operation, JsonNode schema, Grants grants) {
        Fixture one = new Fixture("fixture" + ++fixtures, role, adminClient, hypervisor);
        int expected = one.send(operation, one.body(operation, schema));
        Map<String, String> without = one.state();
        one.end();

        Fixture other = new Fixture("fixture" + ++fixtures, role, adminClient, hypervisor);
        Map<String, Object> body = new HashMap<>(grants.beside(operation, schema));
        body.putAll(other.body(operation, schema));
        int status = other.send(operation, body);
        Map<String, String> with = other.state();
        String everything = adminClient.get("/api/vms") + " " + adminClient.get("/api/admin/users");
        other.end();

        String which = operation.name() + " as " + role;
        assertEquals(expected, status, which);
        assertEquals(without, with, which);
        Grants.MARKS.forEach(mark -> assertFalse(everything.contains(mark), () -> which + " has taken " + mark));
        return status;
    }
}
