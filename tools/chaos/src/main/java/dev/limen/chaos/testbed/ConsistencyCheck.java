package dev.limen.chaos.testbed;

import com.fasterxml.jackson.databind.JsonNode;
import dev.limen.client.LimenClient;
import dev.limen.client.Polling;
import dev.limen.domain.hypervisor.GuestState;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Asks database, hypervisor, API and sockets the same questions, and compares the answers. */
public final class ConsistencyCheck {

    private static final String ROWS =
            "select id, uuid, owner_id, status, status_reason, busy, cpu, memory, disk from vm";

    private final Testbed testbed;
    private final Collection<Subscriber> subscribers;

    public ConsistencyCheck(Testbed testbed, Collection<Subscriber> subscribers) {
        this.testbed = testbed;
        this.subscribers = subscribers;
    }

    private record Row(
            long id,
            UUID uuid,
            long owner,
            String status,
            @Nullable String reason,
            @Nullable String busy,
            int cpu,
            int memory,
            int disk) {

        static Row of(ResultSet row) throws SQLException {
            return new Row(
                    row.getLong("id"),
                    (UUID) row.getObject("uuid"),
                    row.getLong("owner_id"),
                    row.getString("status"),
                    row.getString("status_reason"),
                    row.getString("busy"),
                    row.getInt("cpu"),
                    row.getInt("memory"),
                    row.getInt("disk"));
        }
    }

    /** Waits until all answers agree; answers how long that took, or what they still disagree on. */
    public Result await(Duration atMost) {
        return await(atMost, this::contradictions);
    }

    /** The same of other answers than these. */
    public static Result await(Duration atMost, Supplier<List<String>> contradictions) {
        long begun = System.nanoTime();
        List<List<String>> last = new ArrayList<>(List.of(List.of("nothing was asked")));
        boolean agreed = Polling.await(atMost, () -> {
            last.set(0, contradictions.get());
            return last.getFirst().isEmpty();
        });
        return new Result(Duration.ofNanos(System.nanoTime() - begun), agreed ? List.of() : last.getFirst());
    }

    /** How long it took until all agreed, or what did not. */
    public record Result(Duration time, List<String> contradictions) {}

    private List<String> contradictions() {
        try {
            List<Row> rows = testbed.database.query(ROWS, Row::of);
            Set<UUID> removed = Set.copyOf(
                    testbed.database.query("select uuid from vm_removed", row -> (UUID) row.getObject("uuid")));
            List<String> found = new ArrayList<>();
            domains(rows, removed, found);
            usage(rows, found);
            api(rows, found);
            health(found);
            return found;
        } catch (IllegalStateException away) {
            return List.of("cannot be asked: " + away.getMessage());
        }
    }

    private void domains(List<Row> rows, Set<UUID> removed, List<String> found) {
        Map<UUID, BackendGuest> domains = testbed.hypervisor.domains();
        Set<UUID> known = rows.stream().map(Row::uuid).collect(Collectors.toSet());
        for (Row row : rows) {
            if (row.busy != null) {
                found.add("VM " + row.id + " is busy: " + row.busy);
            }
            disagreement(row, domains.get(row.uuid)).ifPresent(found::add);
        }
        domains.keySet().stream()
                .filter(uuid -> removed.contains(uuid) && !known.contains(uuid))
                .forEach(uuid -> found.add("domain " + uuid + " has no VM"));
        testbed.hypervisor.disks().stream()
                .filter(uuid -> !known.contains(uuid))
                .forEach(uuid -> found.add("disk " + uuid + " has no VM"));
    }

    private static Optional<String> disagreement(Row row, @Nullable BackendGuest domain) {
        @Nullable GuestState state = domain == null ? null : domain.state();
        boolean sameState =
                switch (row.status) {
                    case "RUNNING" -> state == GuestState.RUNNING;
                    case "PAUSED" -> state == GuestState.PAUSED;
                    case "STOPPED" -> state == GuestState.OFF || state == GuestState.CRASHED;
                    default -> (state == null || state == GuestState.CRASHED) && row.reason != null;
                };
        boolean sameSize = domain == null || (domain.cores() == row.cpu && domain.memory() == row.memory);
        return sameState && sameSize ? Optional.empty() : Optional.of(row + ", but " + domain);
    }

    private void usage(List<Row> rows, List<String> found) {
        Map<Long, long[]> sums = new HashMap<>();
        for (Row row : rows) {
            long[] sum = sums.computeIfAbsent(row.owner, owner -> new long[4]);
            sum[0]++;
            sum[1] += row.cpu;
            sum[2] += row.memory;
            sum[3] += row.disk;
        }
        for (JsonNode user : testbed.admin().get("/api/admin/users").orThrow().body()) {
            long id = user.path("id").asLong();
            long[] sum = sums.getOrDefault(id, new long[4]);
            JsonNode usage = testbed.admin()
                    .get("/api/admin/users/" + id + "/quota")
                    .orThrow()
                    .body()
                    .path("usage");
            long[] told = {
                usage.path("vms").asLong(),
                usage.path("cpu").asLong(),
                usage.path("memory").asLong(),
                usage.path("disk").asLong()
            };
            if (!Arrays.equals(sum, told)) {
                found.add("user " + id + " uses " + usage + ", the rows are " + Arrays.toString(sum));
            }
        }
    }

    private void api(List<Row> rows, List<String> found) {
        Map<Long, JsonNode> listed =
                byId(testbed.admin().get("/api/vms").orThrow().body());
        Map<Long, String> statuses = rows.stream().collect(Collectors.toMap(Row::id, row -> word(row.status)));
        if (!statuses.equals(statuses(listed))) {
            found.add("the API lists " + statuses(listed) + ", the rows are " + statuses);
        }
        subscribers.forEach(subscriber -> sockets(subscriber, found));
    }

    private static void sockets(Subscriber subscriber, List<String> found) {
        Map<Long, JsonNode> listed =
                byId(subscriber.client().get("/api/vms").orThrow().body());
        if (!subscriber.isConnected()) {
            found.add("a subscriber is not connected");
        } else if (!listed.equals(subscriber.vms())) {
            found.add("a subscriber was last told " + subscriber.vms() + " and not " + listed);
        }
    }

    private void health(List<String> found) {
        for (LimenProcess limen : testbed.limens) {
            JsonNode health = LimenClient.of(limen.address()).get("/api/health").body();
            for (String member : List.of("db", "libvirt")) {
                if (!health.path(member).asText().equals("connected")) {
                    found.add("a LIMEN says of its health " + health);
                }
            }
        }
    }

    private static Map<Long, JsonNode> byId(JsonNode vms) {
        Map<Long, JsonNode> byId = new HashMap<>();
        vms.forEach(vm -> byId.put(vm.path("id").asLong(), vm));
        return byId;
    }

    private static Map<Long, String> statuses(Map<Long, JsonNode> vms) {
        return vms.entrySet().stream()
                .collect(Collectors.toMap(
                        Map.Entry::getKey, vm -> vm.getValue().path("status").asText()));
    }

    private static String word(String status) {
        return status.charAt(0) + status.substring(1).toLowerCase(Locale.ROOT);
    }
}
