package dev.limen.contract.quota;

import dev.limen.contract.InMemoryStore;
import dev.limen.domain.quota.Balance;
import dev.limen.domain.quota.Limits;
import dev.limen.domain.quota.Quota;
import dev.limen.domain.quota.QuotaId;
import dev.limen.domain.quota.Quotas;
import dev.limen.domain.quota.Usage;
import dev.limen.domain.user.UserError;
import dev.limen.domain.user.UserId;
import dev.limen.domain.vm.VmView;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;

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
        return store.read().usage(user);
    }

    @Override
    public List<Balance> balances() {
        return store.read().vms.values().stream()
                .collect(Collectors.groupingBy(VmView::owner, Collectors.mapping(VmView::size, Collectors.toList())))
                .entrySet()
                .stream()
                .map(of -> new Balance(of.getKey(), usage(of.getKey()), InMemoryStore.Tables.sum(of.getValue())))
                .sorted(Comparator.comparingLong(balance -> balance.user().value()))
                .toList();
    }

    @Override
    public Usage lockUsage(UserId user) {
        requireUser(user);
        return store.inUnit().usage(user);
    }

    private void requireUser(UserId user) {
        if (!store.inUnit().users.containsKey(user)) {
            throw new UserError.NotFound();
        }
    }
}
