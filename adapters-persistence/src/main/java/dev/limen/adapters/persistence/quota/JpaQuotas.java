package dev.limen.adapters.persistence.quota;

import dev.limen.adapters.persistence.Reader;
import dev.limen.adapters.persistence.Statements;
import dev.limen.domain.quota.Balance;
import dev.limen.domain.quota.Limits;
import dev.limen.domain.quota.Quota;
import dev.limen.domain.quota.Quotas;
import dev.limen.domain.quota.Usage;
import dev.limen.domain.user.UserError;
import dev.limen.domain.user.UserId;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Map;
import org.hibernate.Session;
import org.hibernate.query.MutationQuery;
import org.jspecify.annotations.Nullable;

/**
 * Quotas in the table {@code quota}, where the standard quota is the row without a user, and usage as the sum over the
 * table {@code vm}. The row of a user stands for their usage: who reserves locks it.
 */
@Singleton
final class JpaQuotas implements Quotas {

    private static final String OF_USER_OR_STANDARD =
            "from QuotaRow where userId = :user or userId is null order by userId nulls last";

    private static final String SET = """
            insert into quota (user_id, max_vms, max_cpu, max_memory, max_disk)
            values (:user, :vms, :cpu, :memory, :disk)
            on conflict (user_id) do update set (max_vms, max_cpu, max_memory, max_disk)
                = (excluded.max_vms, excluded.max_cpu, excluded.max_memory, excluded.max_disk)
            """;

    private static final String SET_STANDARD = """
            update quota set (max_vms, max_cpu, max_memory, max_disk) = (:vms, :cpu, :memory, :disk)
            where user_id is null
            """;

    private static final String USAGE = """
            select count(*) as vms, coalesce(sum(held_cpu), 0) as cpu,
                coalesce(sum(held_memory), 0) as memory, coalesce(sum(held_disk), 0) as disk
            from vm where owner_id = :owner
            """;

    private static final String BALANCES = """
            select owner_id, count(*) as vms,
                sum(held_cpu) as held_cpu, sum(held_memory) as held_memory, sum(held_disk) as held_disk,
                sum(cpu) as cpu, sum(memory) as memory, sum(disk) as disk
            from vm group by owner_id order by owner_id
            """;

    private final Statements statements = new Statements(deadlock -> new UserError.Stale());
    private final Reader reader;
    private final Session session;

    JpaQuotas(Reader reader, Session session) {
        this.reader = reader;
        this.session = session;
    }

    @Override
    public Quota of(UserId user) {
        return of(user.value());
    }

    private Quota of(@Nullable Long user) {
        return reader.read(queries -> queries.createSelectionQuery(OF_USER_OR_STANDARD, QuotaRow.class)
                        .setParameter("user", user, Long.class)
                        .setMaxResults(1)
                        .getSingleResult())
                .quota();
    }

    @Override
    public Quota lockStandard() {
        statements.run(
                () -> session.createNativeQuery("select id from quota where user_id is null for update", Long.class)
                        .getSingleResult());
        return of((Long) null);
    }

    @Override
    public void set(UserId user, Limits limits) {
        statements.run(
                () -> with(limits, session.createNativeMutationQuery(SET))
                        .setParameter("user", user.value())
                        .executeUpdate(),
                Map.of("quota_user_exists", UserError.NotFound::new));
    }

    @Override
    public void setStandard(Limits limits) {
        statements.run(() ->
                with(limits, session.createNativeMutationQuery(SET_STANDARD)).executeUpdate());
    }

    private static MutationQuery with(Limits limits, MutationQuery query) {
        return query.setParameter("vms", limits.maxVms())
                .setParameter("cpu", limits.maxCpu())
                .setParameter("memory", limits.maxMemory())
                .setParameter("disk", limits.maxDisk());
    }

    @Override
    public Usage usage(UserId user) {
        return reader.read(queries -> queries.createNativeQuery(USAGE, Usage.class)
                .setParameter("owner", user.value())
                .getSingleResult());
    }

    private record Sums(
            long owner, long vms, long heldCpu, long heldMemory, long heldDisk, long cpu, long memory, long disk) {

        Balance balance() {
            return new Balance(
                    new UserId(owner),
                    new Usage(vms, heldCpu, heldMemory, heldDisk),
                    new Usage(vms, cpu, memory, disk));
        }
    }

    @Override
    public List<Balance> balances() {
        return reader.list(queries -> queries.createNativeQuery(BALANCES, Sums.class), Sums::balance);
    }

    /** Sums after the lock and not with it: only a later statement sees what another unit has just committed. */
    @Override
    public Usage lockUsage(UserId user) {
        statements.run(
                () -> session.createNativeQuery("select id from app_user where id = :id for no key update", Long.class)
                        .setParameter("id", user.value())
                        .uniqueResultOptional()
                        .orElseThrow(UserError.NotFound::new));
        return usage(user);
    }
}
