package dev.limen.adapters.persistence;

import static dev.limen.contract.user.UserBuilder.user;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.limen.domain.hypervisor.GuestState;
import dev.limen.domain.user.UserId;
import dev.limen.domain.vm.VmFilter;
import dev.limen.domain.vm.VmId;
import dev.limen.domain.vm.VmUuid;
import dev.limen.domain.vm.VmView;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.Map;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(PostgresServer.class)
class StatementCountTest {

    @Inject
    Database database;

    private UserId owner = new UserId(0);

    @BeforeEach
    void fill() {
        database.empty();
        owner = user().addTo(database.storage()).id();
        database.execute("""
                insert into vm (id, uuid, owner_id, name, name_key, cpu, memory, disk, boot_order, installation, status,
                    desired, created_at, updated_at, version)
                select n, gen_random_uuid(), %s, 'vm ' || n, 'vm ' || n, 1, 256, 1, 'CDROM_HD', 'NOT_INSTALLED',
                    'STOPPED', 'STOPPED', now(), now(), 0
                from generate_series(1000001, 1001000) n
                """.formatted(owner.value()));
        database.execute("""
                insert into app_user (id, uuid, username, username_key, password_hash, role, approved,
                    created_at, updated_at, version)
                select n, gen_random_uuid(), 'u-' || n, 'u-' || n, 'hash', 'USER', true, now(), now(), 0
                from generate_series(1000001, 1000999) n
                """);
    }

    private void assertOneStatement(int rows, Supplier<Integer> query) {
        assertEquals(1, StatementCounter.count(() -> assertEquals(rows, query.get())));
    }

    @Test
    void aListOfAThousandVmsIsOneStatement() {
        assertOneStatement(
                1000, () -> database.storage().vmQueries().list(VmFilter.all()).size());
    }

    @Test
    void aListOfAThousandUsersWithWhatTheyHoldIsOneStatement() {
        assertOneStatement(
                1000, () -> database.storage().userQueries().list(null, null).size());
    }

    @Test
    void oneVmIsOneStatement() {
        assertOneStatement(1, () -> database.storage()
                .vmQueries()
                .find(new VmId(1000500))
                .map(found -> 1)
                .orElse(0));
    }

    @Test
    void theUsageOfEverybodyIsOneStatement() {
        assertOneStatement(1, () -> database.storage().quotas().balances().size());
    }

    @Test
    void whatIsBusyIsOneStatement() {
        assertOneStatement(0, () -> database.storage().vmQueries().busy().size());
    }

    @Test
    void whatWasSeenOfAThousandVmsIsNotedAndReadInOneStatementEach() {
        Map<VmUuid, GuestState> seen = database.storage().vmQueries().list(VmFilter.all()).stream()
                .collect(Collectors.toMap(VmView::uuid, vm -> GuestState.OFF));

        assertOneStatement(1000, () -> {
            database.storage().sightings().note(seen, Instant.EPOCH);
            return seen.size();
        });
        assertOneStatement(1000, () -> database.storage().sightings().all().size());
    }

    @Test
    void usageIsOneStatement() {
        assertOneStatement(
                1000, () -> (int) database.storage().quotas().usage(owner).vms());
    }
}
