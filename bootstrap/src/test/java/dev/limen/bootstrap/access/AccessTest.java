package dev.limen.bootstrap.access;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.limen.client.RawHttp.Answer;
import dev.limen.domain.hypervisor.Hypervisor;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.quarkus.websockets.next.WebSocket;
import io.restassured.RestAssured;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.spi.BeanManager;
import jakarta.inject.Inject;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.NullUnmarked;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Every kind of caller does everything that can be called, and gets what {@link Rows} says. */
@QuarkusTest
@TestProfile(Guarded.class)
@NullUnmarked // fields are set by the framework
class AccessTest {

    private static final Path TABLE = Path.of("target", "access-matrix.md");
    private static final Set<String> METHODS = Set.of("get", "post", "put", "delete", "patch", "head", "options");
    private static final Map<String, Map<Caller, Integer>> CAME = new LinkedHashMap<>();

    private static AccessFixture fixture;

    @TestHTTPResource
    URI server;

    @Inject
    Hypervisor hypervisor;

    @Inject
    BeanManager beans;

    static Stream<Arguments> cells() {
        return Rows.all().stream()
                .flatMap(row -> Arrays.stream(Caller.values()).map(caller -> Arguments.of(row, caller)));
    }

    @BeforeEach
    void the_stage_is_set() {
        if (fixture == null) {
            fixture = new AccessFixture(server, hypervisor);
        }
    }

    @ParameterizedTest(name = "{0}: {1}")
    @MethodSource("cells")
    void gets_what_the_table_says(Row row, Caller caller) {
        Answer answer = fixture.perform(row, caller);

        CAME.computeIfAbsent(row.toString(), key -> new EnumMap<>(Caller.class)).put(caller, answer.status());
        assertEquals(row.expected().of(caller), answer.status(), () -> row + " by " + caller + ": " + answer.body());
        if (answer.status() >= 400) {
            assertIsError(answer, row, caller);
        }
    }

    private static void assertIsError(Answer answer, Row row, Caller caller) {
        JsonNode error = AccessFixture.json(answer);
        assertEquals(answer.status(), error.path("code").intValue(), answer::body);
        for (String member : List.of("error", "error_code", "message")) {
            assertFalse(error.path(member).asText().isBlank(), answer::body);
        }
        why(answer.status(), row, caller)
                .ifPresent(code -> assertEquals(code, error.path("error_code").asText()));
    }

    /** Where the kind of caller leaves only one reason. */
    private static Optional<String> why(int status, Row row, Caller caller) {
        return switch (caller) {
            case UNAPPROVED, SUSPENDED -> status == 403 ? Optional.of("ACCOUNT_PENDING") : Optional.empty();
            case OTHER_USER, OWNER, DEMOTED_ADMIN ->
                switch (status) {
                    case 403 -> Optional.of("ADMIN_REQUIRED");
                    case 404 -> Optional.of(row.isOfSshKeys() ? "SSH_KEY_NOT_FOUND" : "VM_NOT_FOUND");
                    default -> Optional.empty();
                };
            default -> Optional.empty();
        };
    }

    /** Statuses do not tell: lists are there for all, and what is in them differs. */
    @ParameterizedTest
    @EnumSource(names = {"OTHER_USER", "DEMOTED_ADMIN"})
    void no_list_shows_what_is_anothers(Caller caller) {
        rows("POST /api/vms").forEach(row -> fixture.perform(row, Caller.OWNER));
        rows("POST /api/vms").forEach(row -> fixture.perform(row, caller));

        rows("GET /api/vms")
                .map(row -> AccessFixture.json(fixture.perform(row, caller)))
                .forEach(list -> {
                    long own = fixture.person(caller).id();
                    assertTrue(list.isArray(), list::toString);
                    list.forEach(vm -> assertEquals(own, vm.path("owner_id").asLong(), vm::toString));
                });
    }

    private static Stream<Row> rows(String operation) {
        return Rows.all().stream().filter(row -> row.operation().equals(operation));
    }

    @Test
    void every_route_has_a_row() throws IOException {
        assertEquals(Set.of(), without(served(), operations()), "served, but not in the table");
    }

    @Test
    void every_row_has_a_route() throws IOException {
        assertEquals(Set.of(), without(operations(), served()), "in the table, but not served");
    }

    private static Set<String> operations() {
        return Rows.all().stream().map(Row::operation).collect(Collectors.toCollection(TreeSet::new));
    }

    private Set<String> served() throws IOException {
        Set<String> served = routes();
        served.addAll(sockets());
        return served;
    }

    private static Set<String> routes() throws IOException {
        JsonNode document = new ObjectMapper()
                .readTree(RestAssured.get("/q/openapi?format=json").asString());
        Set<String> routes = new TreeSet<>();
        document.path("paths")
                .forEachEntry((path, operations) -> operations.forEachEntry((method, operation) -> {
                    if (METHODS.contains(method)) {
                        routes.add(method.toUpperCase(Locale.ROOT) + " " + path);
                    }
                }));
        return routes;
    }

    private Set<String> sockets() {
        return beans.getBeans(Object.class, Any.Literal.INSTANCE).stream()
                .flatMap(bean -> Stream.ofNullable(bean.getBeanClass().getAnnotation(WebSocket.class)))
                .map(socket -> "GET " + socket.path())
                .collect(Collectors.toSet());
    }

    private static Set<String> without(Set<String> all, Set<String> some) {
        Set<String> rest = new TreeSet<>(all);
        rest.removeAll(some);
        return rest;
    }

    @AfterAll
    static void write_the_table() throws IOException {
        List<String> lines = new ArrayList<>();
        lines.add("| request |" + columns(caller -> " " + caller + " |"));
        lines.add("|---|" + columns(caller -> "---|"));
        CAME.forEach(
                (row, statuses) -> lines.add("| " + row + " |" + columns(caller -> " " + statuses.get(caller) + " |")));
        Files.write(TABLE, lines);
        long cells = CAME.values().stream().mapToLong(Map::size).sum();
        System.out.println("access matrix: " + CAME.size() + " rows, " + cells + " cells");
    }

    private static String columns(Function<Caller, String> text) {
        return Arrays.stream(Caller.values()).map(text).collect(Collectors.joining());
    }
}
