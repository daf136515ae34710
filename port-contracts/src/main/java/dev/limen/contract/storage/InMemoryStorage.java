package dev.limen.contract.storage;

import dev.limen.contract.InMemoryStore;
import dev.limen.contract.InMemoryUnitOfWork;
import dev.limen.contract.Storage;
import dev.limen.contract.host.InMemoryHostLoads;
import dev.limen.contract.quota.InMemoryQuotas;
import dev.limen.contract.user.InMemoryUserQueries;
import dev.limen.contract.user.InMemoryUsers;
import dev.limen.contract.vm.InMemoryVmQueries;
import dev.limen.contract.vm.InMemoryVms;

/** Puts the fakes of the storage together. */
public final class InMemoryStorage {

    private InMemoryStorage() {}

    /** An empty storage with the standard quota. */
    public static Storage create() {
        return on(new InMemoryStore());
    }

    /** The ports on a store that the test keeps at hand, to cut its connection. */
    public static Storage on(InMemoryStore store) {
        return new Storage(
                new InMemoryUnitOfWork(store),
                new InMemoryUsers(store),
                new InMemoryUserQueries(store),
                new InMemoryVms(store),
                new InMemoryVmQueries(store),
                new InMemoryQuotas(store),
                new InMemoryHostLoads(store));
    }
}
