package dev.limen.adapters.rest.transport;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.limen.adapters.rest.People;
import dev.limen.adapters.rest.People.Person;
import dev.limen.client.RawHttp;
import dev.limen.client.RawHttp.Answer;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import jakarta.inject.Inject;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Addresses in answers to clients behind a proxy, of which only 127.0.0.2 is trusted. */
@QuarkusTest
class BehindProxyTest {

    private static final int TRUSTED = 2;
    private static final int NOT_TRUSTED = 3;
    private static final String TLS = "X-Forwarded-Proto: https\r\n";
    private static final String PREFIX = "X-Forwarded-Prefix: /limen\r\n";

    private final People people;

    @Inject
    BehindProxyTest(People people) {
        this.people = people;
    }

    private static Answer send(int proxy, String request, String headers, String body) {
        return new RawHttp(RestAssured.port, loopback(proxy))
                .send(request + " HTTP/1.1\r\nHost: 127.0.0.1:8080\r\nContent-Type: application/json\r\n"
                        + "Content-Length: " + body.length() + "\r\n" + headers + "\r\n" + body);
    }

    private static InetAddress loopback(int last) {
        try {
            return InetAddress.getByAddress(new byte[] {127, 0, 0, (byte) last});
        } catch (UnknownHostException e) {
            throw new IllegalArgumentException(e);
        }
    }

    private static Answer create(Person owner, int proxy, String name, String headers) {
        String body = "{\"name\":\"" + name + "\",\"cpu\":1,\"memory\":512}";
        Answer answer = send(proxy, "POST /api/vms", authorized(owner) + headers, body);
        assertEquals(201, answer.status());
        return answer;
    }

    private static String authorized(Person person) {
        return "Authorization: Bearer " + person.token() + "\r\n";
    }

    private static String location(Answer created) {
        return created.header("Location").orElseThrow();
    }

    private static String id(Answer created) {
        return created.body().replaceFirst("(?s).*?\"id\":([0-9]+).*", "$1");
    }

    @Test
    void locations_do_not_say_http_to_who_came_by_tls() {
        Answer created = create(people.user(), TRUSTED, "a", TLS);

        assertEquals("/api/vms/" + id(created), location(created));
        assertFalse(created.head().contains("http://"), created::head);
    }

    @Test
    void links_do_not_say_http_to_who_came_by_tls_and_have_the_path_that_the_proxy_cut_off() {
        Person owner = people.user();
        create(owner, TRUSTED, "a", "");
        create(owner, TRUSTED, "b", "");

        Answer plain = send(TRUSTED, "GET /api/vms?limit=1&name=%61", authorized(owner) + TLS, "");
        Answer page = send(TRUSTED, "GET /api/vms?limit=1", authorized(owner) + TLS + PREFIX, "");

        assertFalse(plain.header("Link").isPresent(), plain::head);
        String link = page.header("Link").orElseThrow();
        assertTrue(link.matches("</limen/api/vms\\?limit=1&after=[0-9]+>; rel=\"next\""), link);
    }

    @Test
    void locations_have_the_path_that_proxies_cut_off() {
        Answer one = create(people.user(), TRUSTED, "a", PREFIX);
        Answer two = create(people.user(), TRUSTED, "a", "X-Forwarded-Prefix: /outer/, /inner\r\n");

        assertEquals("/limen/api/vms/" + id(one), location(one));
        assertEquals("/outer/inner/api/vms/" + id(two), location(two));
    }

    @Test
    void a_replayed_answer_does_not_lead_the_way_the_first_caller_came() {
        Person owner = people.user();
        String key = "Idempotency-Key: " + UUID.randomUUID() + "\r\n";

        Answer first = create(owner, TRUSTED, "a", key + TLS + PREFIX);
        Answer again = create(owner, NOT_TRUSTED, "a", key);
        Answer elsewhere = create(owner, TRUSTED, "a", key + "X-Forwarded-Prefix: /other\r\n");

        assertEquals("/limen/api/vms/" + id(first), location(first));
        assertEquals("/api/vms/" + id(first), location(again));
        assertEquals("/other/api/vms/" + id(first), location(elsewhere));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"//evil.example", "https://evil.example", "/a/../b?c", "/a>; rel=x", "limen", "/a, //b", "/a b"})
    void a_prefix_that_is_no_path_leads_nowhere(String prefix) {
        Answer created = create(people.user(), TRUSTED, "a", "X-Forwarded-Prefix: " + prefix + "\r\n");

        assertEquals("/api/vms/" + id(created), location(created));
    }

    @Test
    void anybody_else_may_not_say_where_answers_lead() {
        Answer created = create(people.user(), NOT_TRUSTED, "a", PREFIX);

        assertEquals("/api/vms/" + id(created), location(created));
    }

    @Test
    void the_refresh_cookie_is_sent_back_behind_a_prefix() {
        String login = "{\"username\":\"" + people.user().user().username().value() + "\",\"password\":\"password\"}";

        Answer answer = send(TRUSTED, "POST /api/auth/login", PREFIX, login);

        assertEquals(200, answer.status());
        assertTrue(answer.head().contains("Path=/limen/api/auth;"), answer::head);
    }
}
