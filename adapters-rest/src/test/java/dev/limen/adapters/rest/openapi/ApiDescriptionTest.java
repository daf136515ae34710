package dev.limen.adapters.rest.openapi;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.BiConsumer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
class ApiDescriptionTest {

    private static final Set<String> ROUTES = Set.of(
            "get /api/health",
            "get /api/health_proxy",
            "get /agent/metrics",
            "post /api/auth/login",
            "post /api/auth/register",
            "post /api/auth/refresh",
            "get /api/auth/session",
            "delete /api/auth/session",
            "post /api/auth/logout",
            "get /api/me",
            "put /api/me/password",
            "get /api/me/ssh-keys",
            "post /api/me/ssh-keys",
            "delete /api/me/ssh-keys/{key}",
            "get /api/events",
            "get /api/vms",
            "post /api/vms",
            "get /api/vms/{vm}",
            "delete /api/vms/{vm}",
            "post /api/vms/{vm}/action",
            "get /api/vms/isos",
            "get /api/images",
            "get /api/images/catalogue",
            "post /api/images",
            "get /api/images/{image}",
            "delete /api/images/{image}",
            "put /api/images/upload/{name}",
            "post /api/vms/{vm}/console",
            "get /api/vms/{vm}/console",
            "get /api/vms/{vm}/viewers",
            "delete /api/vms/{vm}/viewers/{viewer}",
            "get /api/quota",
            "put /api/quota",
            "get /api/admin/usage",
            "get /api/admin/audit",
            "get /api/admin/drift",
            "post /api/admin/drift/{uuid}",
            "get /api/admin/users",
            "post /api/admin/users",
            "get /api/admin/users/{id}",
            "delete /api/admin/users/{id}",
            "put /api/admin/users/{id}",
            "put /api/admin/users/{id}/role",
            "put /api/admin/users/{id}/suspend",
            "put /api/admin/users/{id}/approve",
            "get /api/admin/users/{id}/quota",
            "put /api/admin/users/{id}/quota");

    private JsonNode api = new ObjectMapper().createObjectNode();

    @BeforeEach
    void read() throws IOException {
        api = new ObjectMapper()
                .readTree(RestAssured.get("/q/openapi?format=json").asString());
    }

    private void eachOperation(BiConsumer<String, JsonNode> look) {
        api.get("paths").properties().forEach(path -> path.getValue()
                .properties()
                .forEach(method -> look.accept(method.getKey() + " " + path.getKey(), method.getValue())));
    }

    @Test
    void every_route_is_there_and_no_other() {
        Set<String> found = new TreeSet<>();
        eachOperation((name, operation) -> found.add(name));

        assertEquals(new TreeSet<>(ROUTES), found);
    }

    @Test
    void it_says_what_it_is() {
        assertEquals("LIMEN", api.at("/info/title").textValue());
        assertEquals("Apache-2.0", api.at("/info/license/name").textValue());
        assertEquals(
                "bearer", api.at("/components/securitySchemes/bearer/scheme").textValue());
    }

    @Test
    void every_schema_has_a_description_and_an_example() {
        api.at("/components/schemas").properties().forEach(schema -> {
            assertTrue(schema.getValue().path("description").isTextual(), schema.getKey());
            assertFalse(schema.getValue().path("examples").isEmpty(), schema.getKey());
        });
    }

    @Test
    void every_operation_has_a_name_a_summary_and_a_tag() {
        eachOperation((name, operation) -> {
            assertTrue(operation.path("operationId").isTextual(), name);
            assertTrue(operation.path("summary").isTextual(), name);
            assertEquals(1, operation.path("tags").size(), name);
        });
    }

    @Test
    void every_answer_has_a_body() {
        eachOperation(
                (name, operation) -> operation.get("responses").properties().forEach(answer -> {
                    String type = mediaType(name, answer.getKey());
                    JsonNode body = answer.getValue().at("/content/" + type);
                    assertTrue(body.has("schema"), name + " " + answer.getKey());
                    assertEquals(1, answer.getValue().path("content").size(), name + " " + answer.getKey());
                    if (Integer.parseInt(answer.getKey()) >= 400 && type.equals("application~1json")) {
                        assertError(name + " " + answer.getKey(), body);
                    }
                }));
    }

    private static String mediaType(String name, String status) {
        return switch (name) {
            case "get /api/events" -> status.equals("200") ? "text~1event-stream" : "application~1json";
            case "get /agent/metrics" -> status.equals("200") ? "application~1json" : "text~1plain";
            default -> "application~1json";
        };
    }

    /** Only who asks whether there is a session is told so in a way of its own. */
    private static void assertError(String name, JsonNode body) {
        if (name.equals("get /api/auth/session 401")) {
            assertEquals(
                    "#/components/schemas/NoSession", body.at("/schema/$ref").textValue());
            return;
        }
        assertEquals("#/components/schemas/Error", body.at("/schema/$ref").textValue(), name);
        assertEquals(name.substring(name.length() - 3), body.at("/example/code").asText(), name);
        assertEquals(4, body.path("example").size(), name);
    }

    @Test
    void what_needs_a_token_says_so() {
        Set<String> refusing =
                Set.of("post /api/auth/login", "post /api/auth/refresh", "get /api/auth/session", "get /agent/metrics");
        eachOperation((name, operation) -> {
            boolean open = name.contains("/auth/") || name.contains("/health") || name.contains("/agent/");
            assertEquals(open, operation.path("security").isMissingNode(), name);
            assertEquals(
                    !open || refusing.contains(name),
                    operation.at("/responses/401").isObject(),
                    name);
        });
    }

    @Test
    void what_tries_passwords_says_that_it_may_be_too_often() {
        for (String path : List.of("login", "register")) {
            JsonNode tooMany = api.at("/paths/~1api~1auth~1" + path + "/post/responses/429");

            assertTrue(tooMany.at("/headers/Retry-After/description").isTextual(), path);
            assertEquals(
                    "TOO_MANY_ATTEMPTS",
                    tooMany.at("/content/application~1json/example/error_code").textValue(),
                    path);
        }
        assertFalse(api.at("/components/schemas/Error/properties").has("seconds_to_pause"));
    }

    @Test
    void what_is_refused_is_described() {
        assertEquals("[1,32]", bounds("NewVM", "cpu"));
        assertEquals("[256,65536]", bounds("NewVM", "memory"));
        assertEquals("[256,65536]", bounds("VMAction", "memory"));
        assertEquals("[1,2048]", bounds("NewVM", "disk_size"));
        assertEquals("[0,2147483647]", bounds("NewQuota", "max_disk"));
        assertEquals(
                "[\"debian\",\"other\",null]",
                member("NewVM", "os_type").path("enum").toString());
        eachOperation((name, operation) -> operation.path("parameters").forEach(parameter -> {
            JsonNode schema = parameter.path("schema");
            String what = name + " " + parameter.path("name").asText();
            if (schema.path("type").asText().equals("integer")) {
                assertTrue(schema.has("minimum") && schema.has("maximum"), what);
            } else if (!parameter.path("in").asText().equals("path")
                    && schema.path("type").asText().equals("string")) {
                assertTrue(schema.has("enum") || schema.has("format") || isAnchored(schema), what);
            }
        }));
        assertTrue(isAnchored(member("NewVM", "name")));
        assertTrue(isAnchored(member("NewUser", "username")));
    }

    private static boolean isAnchored(JsonNode schema) {
        return schema.path("pattern").asText().matches("\\^.*\\$");
    }

    private JsonNode member(String schema, String name) {
        return api.at("/components/schemas/" + schema + "/properties/" + name);
    }

    private String bounds(String schema, String name) {
        JsonNode member = member(schema, name);
        return "[" + member.path("minimum") + "," + member.path("maximum") + "]";
    }

    @Test
    void a_member_that_is_not_required_may_be_null() {
        assertEquals(
                "[\"integer\",\"null\"]",
                member("NewQuota", "max_disk").path("type").toString());
        assertEquals(
                "[\"admin\",\"user\",null]",
                member("NewUser", "role").path("enum").toString());
        assertEquals("integer", member("NewVM", "cpu").path("type").asText());
    }

    @Test
    void of_members_that_change_something_one_is_required() {
        for (String body : List.of("NewQuota", "UserChange", "VMAction")) {
            assertTrue(api.at("/components/schemas/" + body + "/anyOf").size() > 1, body);
        }
    }

    @Test
    void every_reference_leads_somewhere() {
        List<String> lost = new ArrayList<>();
        api.findValuesAsText("$ref").forEach(ref -> {
            if (api.at(ref.substring(1)).isMissingNode()) {
                lost.add(ref);
            }
        });

        assertEquals(List.of(), lost);
    }
}
