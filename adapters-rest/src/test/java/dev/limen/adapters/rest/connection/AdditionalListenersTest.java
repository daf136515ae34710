package dev.limen.adapters.rest.connection;

import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.notNullValue;

import dev.limen.adapters.rest.TestBeans;
import dev.limen.contract.vm.Eventually;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.specification.RequestSpecification;
import java.io.IOException;
import java.net.Socket;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
class AdditionalListenersTest {

    /** It begins to listen a moment after the server has. */
    @BeforeEach
    void awaitListener() {
        Eventually.eventually("it listens", () -> {
            try (Socket connected = new Socket(TestBeans.BESIDE_LOCALHOST, RestAssured.port)) {
                return connected.isConnected();
            } catch (IOException refused) {
                return false;
            }
        });
    }

    private static RequestSpecification beside() {
        return RestAssured.given().baseUri("http://" + TestBeans.BESIDE_LOCALHOST.getHostAddress());
    }

    @Test
    void a_client_for_which_localhost_is_the_other_address_is_answered_too() {
        beside().get("/api/health")
                .then()
                .statusCode(200)
                .header("X-Request-ID", notNullValue())
                .body("status", equalTo("ok"));
    }

    @Test
    void a_connection_to_it_is_as_every_other() {
        beside().get("/mirror").then().body(equalTo("36000 true 15 5"));
    }
}
