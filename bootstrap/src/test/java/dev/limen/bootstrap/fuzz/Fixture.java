package dev.limen.bootstrap.fuzz;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.limen.domain.hypervisor.GuestSpec;
import dev.limen.domain.hypervisor.Hypervisor;
import dev.limen.domain.installation.BootOrder;
import dev.limen.domain.network.MacAddress;
import dev.limen.domain.size.DiskGiB;
import dev.limen.domain.size.MemoryMiB;
import dev.limen.domain.size.VCpus;
import dev.limen.domain.size.VmSize;
import dev.limen.domain.vm.VmName;
import dev.limen.domain.vm.VmUuid;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * One who calls, with a VM; one whom an administrator may change; and a domain that nobody has. Two fixtures differ in
 * their names only, which all begin with the fixture's own.
 */
final class Fixture {

    static final String PASSWORD = "as like as two peas";

    private static final List<String> OWN = List.of("id", "uuid", "user_id", "owner_id", "created_at", "updated_at");

    private final String name;
    private final AdminClient adminClient;
    private final Person caller;
    private final Person subject;
    private final JsonNode vm;
    private final VmUuid stray = VmUuid.random();

    public Fixture(String name, String role, AdminClient adminClient, Hypervisor hypervisor) {
        this.name = name;
        this.adminClient = adminClient;
        caller = adminClient.add(name + "-caller", PASSWORD, role);
        subject = adminClient.add(name + "-subject", PASSWORD, "user");
        vm = AdminClient.read(send("POST", "/api/vms", Map.of("name", name, "cpu", 1, "memory", 256, "start", false)));
        hypervisor.define(new GuestSpec(
                stray,
                new VmName(name + " stray"),
                new VmSize(new VCpus(1), new MemoryMiB(256), new DiskGiB(1)),
                BootOrder.HD,
                MacAddress.random()));
    }

    Person subject() {
        return subject;
    }

    JsonNode vm() {
        return vm;
    }

    private String send(String method, String address, Map<String, ?> body) {
        return adminClient.send(caller.token(), method, address, body).body();
    }

    /** Has the caller send a body, and tells the status of the answer. */
    int send(Operation operation, Map<String, ?> body) {
        String address = operation.address((kind, parameter) -> which(kind));
        return adminClient
                .send(caller.token(), operation.method(), address, body)
                .status();
    }

    private String which(String kind) {
        return switch (kind) {
            case "vms" -> vm.path("id").asText();
            case "users" -> String.valueOf(subject.id());
            case "drift" -> stray.value().toString();
            default -> throw new AssertionError("This test knows none of " + kind + ".");
        };
    }

    /** A body that the operation takes, after the example that the description gives of it. */
    Map<String, Object> body(Operation operation, JsonNode schema) {
        Map<String, Object> body = new TreeMap<>();
        schema.path("examples")
                .path(0)
                .propertyStream()
                .forEach(member -> body.put(member.getKey(), value(operation, member.getKey(), member.getValue())));
        return body;
    }

    private Object value(Operation operation, String member, JsonNode example) {
        return switch (member) {
            case "username" -> operation.path().endsWith("/login") ? caller.username() : name + "-new";
            case "password", "current_password" -> PASSWORD;
            case "refresh_token" -> caller.refreshToken();
            case "name" -> name + " new";
            case "owner_id", "user_id" -> subject.id();
            default -> example;
        };
    }

    /** All that the administrator sees of everybody, as if the fixture had no name and nothing a number or a time. */
    Map<String, String> state() {
        Map<String, String> state = new TreeMap<>();
        JsonNode vms = adminClient.get("/api/vms");
        for (JsonNode user : adminClient.get("/api/admin/users")) {
            JsonNode quota = adminClient.get("/api/admin/users/" + user.path("id") + "/quota");
            List<JsonNode> own = vms.valueStream()
                    .filter(vm -> vm.path("owner_id").equals(user.path("id")))
                    .map(Fixture::anonymous)
                    .toList();
            state.put(
                    nameless(user.path("username").asText()),
                    nameless(anonymous(user) + " " + anonymous(quota.path("quota")) + " " + quota.path("usage") + own));
        }
        state.put("caller's password", signIn(caller));
        state.put("subject's password", signIn(subject));
        return state;
    }

    private String signIn(Person person) {
        return String.valueOf(
                adminClient.tryToSignIn(person.username(), PASSWORD).status());
    }

    private String nameless(String text) {
        return text.replace(name, "@");
    }

    private static JsonNode anonymous(JsonNode thing) {
        return ((ObjectNode) thing.deepCopy()).remove(OWN);
    }

    /** Takes away what bears the fixture's name. */
    void end() {
        for (JsonNode user : adminClient.get("/api/admin/users")) {
            if (user.path("username").asText().startsWith(name)) {
                adminClient.must("DELETE", "/api/admin/users/" + user.path("id") + "?vms=delete", Map.of());
            }
        }
    }
}
