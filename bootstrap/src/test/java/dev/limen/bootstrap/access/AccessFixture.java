package dev.limen.bootstrap.access;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.limen.bootstrap.Simulated;
import dev.limen.client.ConsoleSocket;
import dev.limen.client.RawHttp;
import dev.limen.client.RawHttp.Answer;
import dev.limen.contract.sshkey.SshKeySamples;
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
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Who and what the rows speak of. Everybody and everything is made when it is first needed, and again when what a row
 * did has spoilt it; a VM is new each time.
 */
final class AccessFixture {

    private static final String PASSWORD = "s3sam open, for tests";
    private static final String ISO = "\0".repeat(32 * 1024) + "\1CD001\1" + "\0".repeat(2041);
    private static final Pattern WORD = Pattern.compile("\\{(\\w+)}");
    private static final Pattern TARGET = Pattern.compile(" (/api/(?:vms|admin/users)/\\d+)");
    private static final ObjectMapper JSON = new ObjectMapper();

    private final URI server;
    private final RawHttp http;
    private final Hypervisor hypervisor;
    private final Map<Caller, Person> callers = new EnumMap<>(Caller.class);
    private final Person admin;
    private @Nullable Person subject;
    private @Nullable ConsoleSocket console;
    private String vmOn = "";
    private int number;

    AccessFixture(URI server, Hypervisor hypervisor) {
        this.server = server;
        this.http = new RawHttp(server.getPort());
        this.hypervisor = hypervisor;
        admin = signIn(Simulated.ADMIN.username(), Simulated.ADMIN.password());
        manage("PUT /api/quota", "{\"max_vms\":1000,\"max_cpu\":10000,\"max_memory\":1000000,\"max_disk\":100000}");
    }

    /** Has the caller do what the row says. What is refused must not have been done all the same. */
    Answer perform(Row row, Caller caller) {
        Person person = person(caller);
        String head = filled(row.request(), caller, person);
        String body = filled(row.body(), caller, person);
        Optional<String> target =
                TARGET.matcher(head).results().map(found -> found.group(1)).findFirst();
        Optional<String> before = target.map(this::state);

        Answer answer = send(head, body);

        if (answer.status() >= 400) {
            assertEquals(before, target.map(this::state), "refused, and done");
        } else if (target.isPresent()) {
            subject = null;
        } else if (row.harm()) {
            callers.remove(caller);
        }
        return answer;
    }

    private String state(String target) {
        return send("GET " + target + " HTTP/1.1\r\nHost: limen\r\n" + bearer(admin), "")
                .body();
    }

    Person person(Caller caller) {
        Person known = callers.get(caller);
        if (known != null) {
            return known;
        }
        Person person = appear(caller);
        callers.put(caller, person);
        return person;
    }

    private Person appear(Caller caller) {
        String name = fresh();
        Person person =
                switch (caller) {
                    case UNAPPROVED -> register(name);
                    case ADMIN, DEMOTED_ADMIN -> add(name, "admin");
                    default -> add(name, "user");
                };
        String account = "/api/admin/users/" + person.id();
        switch (caller) {
            case SUSPENDED -> manage("PUT " + account + "/suspend", "");
            case DELETED -> manage("DELETE " + account, "");
            case DEMOTED_ADMIN -> manage("PUT " + account + "/role", "{\"role\":\"user\"}");
            default -> {}
        }
        return switch (caller) {
            case NO_TOKEN -> person.showing("");
            case GARBLED -> person.showing(Tokens.GARBLED);
            case EXPIRED -> person.showing(Tokens.expired(person.token()));
            case REFRESH_TOKEN -> person.showing(person.refreshToken());
            default -> person;
        };
    }

    private Person register(String name) {
        long id = call("POST /api/auth/register", "", credentials(name))
                .path("id")
                .asLong();
        return new Person(
                id,
                name,
                Tokens.ofNoSession(admin.token(), id, name),
                Tokens.ofNoSession(admin.refreshToken(), id, name));
    }

    private Person add(String name, String role) {
        manage("POST /api/admin/users", credentials(name).replace("}", ",\"role\":\"" + role + "\"}"));
        return signIn(name, PASSWORD);
    }

    private Person signIn(String name, String password) {
        JsonNode session = call("POST /api/auth/login", "", credentials(name).replace(PASSWORD, password));
        return new Person(
                session.path("user").path("id").asLong(),
                name,
                session.path("token").asText(),
                session.path("refresh_token").asText());
    }

    private static String credentials(String name) {
        return "{\"username\":\"" + name + "\",\"password\":\"" + PASSWORD + "\"}";
    }

    private String filled(String text, Caller caller, Person person) {
        return WORD.matcher(text).replaceAll(found -> word(found.group(1), caller, person));
    }

    private String word(String word, Caller caller, Person person) {
        return switch (word) {
            case "authorization" -> person.token().isEmpty() ? "" : bearer(person);
            case "token" -> person.token();
            case "self" -> person.username();
            case "self_refresh" -> person.refreshToken();
            case "password" -> PASSWORD;
            case "new" -> fresh();
            case "somebody" -> person(Caller.OTHER_USER).username();
            case "somebody_refresh" ->
                signIn(person(Caller.OTHER_USER).username(), PASSWORD).refreshToken();
            case "owner" -> String.valueOf(person(Caller.OWNER).id());
            case "vm" -> vm(false);
            case "vm_on" -> vmOn();
            case "ticket" ->
                call("POST /api/vms/" + vmOn + "/console", bearer(person(Caller.OWNER)), "")
                        .path("ticket")
                        .asText();
            case "viewer" -> viewer();
            case "public_key" -> publicKey();
            case "key" -> sshKey();
            case "id" ->
                String.valueOf(caller == Caller.OWNER ? person.id() : subject().id());
            case "image" -> image();
            case "name" -> fresh();
            case "iso" -> ISO;
            case "uuid" -> stray();
            default -> throw new AssertionError("What is " + word + "?");
        };
    }

    private Person subject() {
        Person known = subject;
        if (known != null) {
            return known;
        }
        Person person = add(fresh(), "user");
        subject = person;
        return person;
    }

    private String vmOn() {
        vmOn = vm(true);
        return vmOn;
    }

    /** Somebody who looks at the screen, until somebody else does. */
    private String viewer() {
        if (console != null) {
            console.close();
        }
        String address = "/vnc/" + vmOn + "?token=" + person(Caller.OWNER).token();
        console = ConsoleSocket.open(server.resolve(address));
        return call("GET /api/vms/" + vmOn + "/viewers", bearer(person(Caller.OWNER)), "")
                .path(0)
                .path("id")
                .asText();
    }

    private String vm(boolean on) {
        return call(
                        "POST /api/vms",
                        bearer(person(Caller.OWNER)),
                        "{\"name\":\"" + fresh() + "\",\"cpu\":1,\"memory\":256,\"start\":" + on + "}")
                .path("id")
                .asText();
    }

    private String image() {
        return call("PUT /api/images/upload/" + fresh(), bearer(admin), ISO)
                .path("id")
                .asText();
    }

    private String publicKey() {
        number++;
        return SshKeySamples.line(number);
    }

    private String sshKey() {
        return call("POST /api/me/ssh-keys", bearer(person(Caller.OWNER)), "{\"public_key\":\"" + publicKey() + "\"}")
                .path("id")
                .asText();
    }

    /** Something of the hypervisor's that no VM has. */
    private String stray() {
        VmUuid uuid = VmUuid.random();
        hypervisor.define(new GuestSpec(
                uuid,
                new VmName(fresh()),
                new VmSize(new VCpus(1), new MemoryMiB(256), new DiskGiB(1)),
                BootOrder.HD,
                MacAddress.random()));
        return uuid.value().toString();
    }

    private String fresh() {
        number++;
        return "access-" + number;
    }

    private static String bearer(Person person) {
        return "Authorization: Bearer " + person.token() + "\r\n";
    }

    private void manage(String operation, String body) {
        call(operation, bearer(admin), body);
    }

    private JsonNode call(String operation, String header, String body) {
        Answer answer = send(operation + " HTTP/1.1\r\nHost: limen\r\n" + header, body);
        assertEquals(2, answer.status() / 100, answer::body);
        return json(answer);
    }

    static JsonNode json(Answer answer) {
        try {
            return JSON.readTree(answer.body());
        } catch (JsonProcessingException e) {
            throw new AssertionError("no JSON: " + answer.body(), e);
        }
    }

    private Answer send(String head, String body) {
        int length = body.getBytes(StandardCharsets.UTF_8).length;
        String about = body.isEmpty() ? "" : "Content-Type: application/json\r\nContent-Length: " + length + "\r\n";
        return http.send(head + about + "\r\n" + body);
    }
}
