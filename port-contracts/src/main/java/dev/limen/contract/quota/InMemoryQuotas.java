package dev.limen.contract.quota;

import dev.limen.contract.InMemoryStore;
import dev.limen.domain.quota.Limits;
import dev.limen.domain.quota.Quota;
import dev.limen.domain.quota.QuotaId;
import dev.limen.domain.quota.Quotas;
import dev.limen.domain.quota.Usage;
import dev.limen.domain.user.UserError;
import dev.limen.domain.user.UserId;
import dev.limen.domain.vm.VmSize;
import dev.limen.domain.vm.VmView;
import java.util.List;

/** Keeps quotas in memory and adds up the VMs kept there. */
public final class InMemoryQuotas implements Quotas {

    private final InMemoryStore store;

    public InMemoryQuotas(InMemoryStore store) {
        this.store = store;
    }

    @Override
    public Quota of(UserId user) {
        return store.read().quotas.getOrDefault(user, store.read().standardQuota);
    }

    @Override
    public Quota lockStandard() {
        return store.inUnit().standardQuota;
    }

    @Override
    public void set(UserId user, Limits limits) {
        requireUser(user);
        Quota own = store.inUnit().quotas.get(user);
        QuotaId id = own == null ? new QuotaId(store.lastQuotaId.incrementAndGet()) : own.id();
        store.inUnit().quotas.put(user, new Quota(id, user, limits));
    }

    @Override
    public void setStandard(Limits limits) {
        store.inUnit().standardQuota = new Quota(lockStandard().id(), null, limits);
    }

    @Override
    public Usage usage(UserId user) {
        return usage(store.read(), user);
    }

    @Override
    public Usage lockUsage(UserId user) {
        requireUser(user);
        return usage(store.inUnit(), user);
    }

    private void requireUser(UserId user) {
        if (!store.inUnit().users.containsKey(user)) {
            throw new UserError.NotFound();
        }
    }

    /** What a user's VMs hold together. */
    public static Usage usage(InMemoryStore.Tables tables, UserId user) {
        List<VmSize> held = tables.vms.values().stream()
                .filter(vm -> vm.owner().equals(user))
                .map(InMemoryQuotas::held)
                .toList();
        return new Usage(
                held.size(),
                held.stream().mapToLong(size -> size.cpu().value()).sum(),
                held.stream().mapToLong(size -> size.memory().value()).sum(),
                held.stream().mapToLong(size -> size.disk().value()).sum());
    }

    /** What one VM holds: while it changes, the larger of both sizes. */
    public static VmSize held(VmView vm) {
        return vm.target() == null ? vm.size() : vm.size().max(vm.target());
    }
}
