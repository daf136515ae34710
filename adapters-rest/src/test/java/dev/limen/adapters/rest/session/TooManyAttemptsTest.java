package dev.limen.adapters.rest.session;

import static org.hamcrest.Matchers.allOf;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.greaterThan;
import static org.hamcrest.Matchers.lessThanOrEqualTo;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.limen.adapters.rest.People;
import dev.limen.client.RawHttp;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import jakarta.inject.Inject;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.List;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Whom LIMEN takes a request to come from, and what becomes of too many of them; 127.0.0.2 and 10.0.0.0/8 are trusted. */
@QuarkusTest
class TooManyAttemptsTest {

    private static final int ALLOWED = 5;
    private static final int REGISTRATIONS = 50;
    private static final List<Integer> AS_ONE = List.of(401, 401, 401, 401, 401, 429);
    private static final List<Integer> AS_MANY = List.of(401, 401, 401, 401, 401, 401);

    private final People people;

    @Inject
    TooManyAttemptsTest(People people) {
        this.people = people;
    }

    private String newUser() {
        return people.user().user().username().value();
    }

    private static String login(String name, String password) {
        return "{\"username\":\"" + name + "\",\"password\":\"" + password + "\"}";
    }

    private static RawHttp.Answer post(int fromLoopback, String path, String body, String... headers) {
        String request = "POST " + path + " HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\n"
                + "Content-Length: " + body.length() + "\r\n"
                + String.join(
                        "",
                        List.of(headers).stream().map(header -> header + "\r\n").toList()) + "\r\n"
                + body;
        return new RawHttp(RestAssured.port, loopback(fromLoopback)).send(request);
    }

    private static InetAddress loopback(int last) {
        try {
            return InetAddress.getByAddress(new byte[] {127, 0, 0, (byte) last});
        } catch (UnknownHostException e) {
            throw new IllegalArgumentException(e);
        }
    }

    /** The statuses of more guesses than one address may make, each with a forwarding header of its own. */
    private List<Integer> guesses(int fromLoopback, String name, IntFunction<String> forwardedFor) {
        return IntStream.rangeClosed(1, ALLOWED + 1)
                .mapToObj(i -> post(
                                fromLoopback,
                                "/api/auth/login",
                                login(name, "wrong"),
                                "X-Forwarded-For: " + forwardedFor.apply(i))
                        .status())
                .toList();
    }

    @Test
    void who_tries_too_often_is_told_when_to_come_back() {
        String name = newUser();
        for (int i = 0; i < ALLOWED; i++) {
            post(1, "/api/auth/login", login(name, "wrong"));
        }

        RestAssured.given()
                .contentType("application/json")
                .header("Origin", "http://localhost:3000")
                .body(login(name, "password"))
                .post("/api/auth/login")
                .then()
                .statusCode(429)
                .header("Retry-After", Integer::parseInt, allOf(greaterThan(3_000), lessThanOrEqualTo(3_600)))
                .header("Access-Control-Expose-Headers", containsString("Retry-After"))
                .body("error_code", equalTo("TOO_MANY_ATTEMPTS"))
                .body("size()", equalTo(4));
        assertEquals(
                200, post(1, "/api/auth/login", login(newUser(), "password")).status());
    }

    @Test
    void a_name_that_nobody_has_is_treated_alike() {
        String name = people.newName();

        assertEquals(AS_ONE, guesses(1, name, i -> ""));
    }

    @Test
    void making_up_where_one_comes_from_does_not_help() {
        assertEquals(AS_ONE, guesses(1, newUser(), i -> "198.51.100." + i));
        assertEquals(AS_ONE, guesses(2, newUser(), i -> "198.51.100." + i + ", 203.0.113.1"));
        assertEquals(
                AS_ONE,
                guesses(2, newUser(), i -> "198.51.100." + i + "\r\nX-Forwarded-For: 203.0.113.1, 10.0.0." + i));
    }

    @Test
    void clients_of_a_trusted_proxy_are_told_apart() {
        assertEquals(AS_MANY, guesses(2, newUser(), i -> "203.0.113." + i));
        assertEquals(AS_MANY, guesses(2, newUser(), i -> "198.51.100.1, 203.0.113." + i + ":4711, 10.1.2.3"));
    }

    @Test
    void an_ipv6_network_is_one_and_so_is_an_ipv4_address_in_disguise() {
        assertEquals(AS_ONE, guesses(2, newUser(), i -> "2001:db8:1:2:" + i + "::1"));
        assertEquals(AS_MANY, guesses(2, newUser(), i -> "[2001:db8:1:" + i + "::1]:4711"));
        assertEquals(AS_ONE, guesses(2, newUser(), i -> i % 2 == 0 ? "::ffff:203.0.113.9" : "203.0.113.9"));
        assertEquals(AS_MANY, guesses(2, newUser(), i -> "::ffff:203.0.113." + i));
    }

    @Test
    void where_a_proxy_wrote_no_address_the_proxy_is_it() {
        assertEquals(AS_ONE, guesses(2, newUser(), i -> "203.0.113." + i + ", unknown"));
        assertEquals(AS_ONE, guesses(2, newUser(), i -> "203.0.113." + i + ", ["));
    }

    @Test
    void cookies_are_secure_when_a_trusted_proxy_was_called_by_tls() {
        String login = login(newUser(), "password");

        assertTrue(isSecure(post(2, "/api/auth/login", login, "X-Forwarded-Proto: https")));
        assertFalse(isSecure(post(2, "/api/auth/login", login, "X-Forwarded-Proto: https, http")));
        assertFalse(isSecure(post(2, "/api/auth/login", login)));
        assertFalse(isSecure(post(1, "/api/auth/login", login, "X-Forwarded-Proto: https")));
    }

    private static boolean isSecure(RawHttp.Answer answer) {
        assertEquals(200, answer.status());
        return answer.head().contains("Secure");
    }

    @Test
    void nobody_asks_for_accounts_without_end_with_or_without_a_key() {
        for (int i = 0; i < REGISTRATIONS; i++) {
            assertEquals(201, register("Accept: */*").status());
        }

        assertEquals(429, register("Accept: */*").status());
        String key = "Idempotency-Key: " + people.newName();
        RawHttp.Answer refused = register(key);
        assertEquals(429, refused.status());
        assertTrue(Integer.parseInt(refused.header("Retry-After").orElseThrow()) > 0);
    }

    private RawHttp.Answer register(String header) {
        return post(
                2, "/api/auth/register", login(people.newName(), "password123"), "X-Forwarded-For: 192.0.2.77", header);
    }
}
