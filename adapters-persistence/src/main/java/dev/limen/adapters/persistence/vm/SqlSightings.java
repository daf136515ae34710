package dev.limen.adapters.persistence.vm;

import dev.limen.adapters.persistence.Reader;
import dev.limen.adapters.persistence.Statements;
import dev.limen.domain.hypervisor.GuestState;
import dev.limen.domain.reconciliation.Sighting;
import dev.limen.domain.reconciliation.Sightings;
import dev.limen.domain.storage.UnitOfWork;
import dev.limen.domain.vm.VmError;
import dev.limen.domain.vm.VmUuid;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.hibernate.Session;

/** What was seen, in the table {@code vm_sighting}. */
@Singleton
final class SqlSightings implements Sightings {

    /** In the order of the UUIDs, so that two processes never wait for each other. */
    private static final String NOTE = """
            insert into vm_sighting (vm_uuid, state, seen_at)
            select vm.uuid, seen.state, :at
            from unnest(cast(string_to_array(:uuids, ',') as uuid[]), string_to_array(:states, ','))
                as seen (uuid, state) join vm on vm.uuid = seen.uuid
            order by vm.uuid
            on conflict (vm_uuid) do update set (state, seen_at) = (excluded.state, excluded.seen_at)
            """;

    private static final String ALL = "select vm_uuid as uuid, state as state, seen_at as at from vm_sighting";

    private final Statements statements = new Statements(deadlock -> new VmError.Stale());
    private final UnitOfWork unitOfWork;
    private final Session session;
    private final Reader reader;

    SqlSightings(UnitOfWork unitOfWork, Session session, Reader reader) {
        this.unitOfWork = unitOfWork;
        this.session = session;
        this.reader = reader;
    }

    @Override
    public void note(Map<VmUuid, GuestState> seen, Instant at) {
        List<Map.Entry<VmUuid, GuestState>> entries = List.copyOf(seen.entrySet());
        unitOfWork.execute(() -> {
            statements.run(
                    () -> session.createNativeMutationQuery(NOTE)
                            .setParameter("at", at)
                            .setParameter("uuids", joined(entries, entry -> entry.getKey()
                                    .value()
                                    .toString()))
                            .setParameter("states", joined(entries, entry -> entry.getValue()
                                    .name()))
                            .executeUpdate(),
                    Map.of("vm_sighting_vm_exists", VmError.Stale::new));
        });
    }

    private static String joined(
            List<Map.Entry<VmUuid, GuestState>> entries, Function<Map.Entry<VmUuid, GuestState>, String> part) {
        return entries.stream().map(part).collect(Collectors.joining(","));
    }

    private record Row(UUID uuid, String state, Instant at) {}

    @Override
    public Map<VmUuid, Sighting> all() {
        return reader.read(session -> session.createNativeQuery(ALL, Row.class).getResultList()).stream()
                .collect(Collectors.toMap(
                        row -> new VmUuid(row.uuid()), row -> new Sighting(GuestState.valueOf(row.state()), row.at())));
    }
}
