package dev.limen.bootstrap.fuzz;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.limen.domain.hypervisor.GuestSpec;
import dev.limen.domain.hypervisor.Hypervisor;
import dev.limen.domain.installation.BootOrder;
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
 * One who calls, with a VM; one whom an administrator may change; and a domain that nobody has. Two worlds differ in
 * their names only, which all begin with the world's own.
 */
final class World {

    static final String PASSWORD = "as like as two peas";

    private static final List<String> OWN = List.of("id", "uuid", "user_id", "owner_id", "created_at", "updated_at");

    private final String name;
    private final Keeper keeper;
    private final Person caller;
    private final Person subject;
    private final JsonNode vm;
    private final VmUuid stray = VmUuid.random();

    public World(String name, String role, Keeper keeper, Hypervisor hypervisor) {
        this.name = name;
        this.keeper = keeper;
        caller = keeper.add(name + "-caller", PASSWORD, role);
        subject = keeper.add(name + "-subject", PASSWORD, "user");
        vm = Keeper.read(send("POST", "/api/vms", Map.of("name", name, "cpu", 1, "memory", 256, "start", false)));
        hypervisor.define(new GuestSpec(
                stray,
                new VmName(name + " stray"),
                new VmSize(new VCpus(1), new MemoryMiB(256), new DiskGiB(1)),
                BootOrder.HD));
    }

    Person subject() {
        return subject;
    }

    JsonNode vm() {
        return vm;
    }

    private String send(String method, String address, Map<String, ?> body) {
        return keeper.send(caller.token(), method, address, body).body();
    }

    /** Has the caller send a body, and tells the status of the answer. */
    int send(Operation operation, Map<String, ?> body) {
        String address = operation.address((kind, parameter) -> which(kind));
        return keeper.send(caller.token(), operation.method(), address, body).status();
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

    /** All that the keeper sees of everybody, as if the world had no name and nothing a number or a time. */
    Map<String, String> state() {
        Map<String, String> state = new TreeMap<>();
        JsonNode vms = keeper.get("/api/vms");
        for (JsonNode user : keeper.get("/api/admin/users")) {
            JsonNode quota = keeper.get("/api/admin/users/" + user.path("id") + "/quota");
            List<JsonNode> own = vms.valueStream()
                    .filter(vm -> vm.path("owner_id").equals(user.path("id")))
                    .map(World::anonymous)
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
        return String.valueOf(keeper.tryToSignIn(person.username(), PASSWORD).status());
    }

    private String nameless(String text) {
        return text.replace(name, "@");
    }

    private static JsonNode anonymous(JsonNode thing) {
        return ((ObjectNode) thing.deepCopy()).remove(OWN);
    }

    /** Takes away what bears the world's name. */
    void end() {
        for (JsonNode user : keeper.get("/api/admin/users")) {
            if (user.path("username").asText().startsWith(name)) {
                keeper.must("DELETE", "/api/admin/users/" + user.path("id") + "?vms=delete", Map.of());
            }
        }
    }
}
