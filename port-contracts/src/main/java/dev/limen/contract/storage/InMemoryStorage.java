package dev.limen.contract.storage;

import dev.limen.contract.InMemoryStore;
import dev.limen.contract.InMemoryUnitOfWork;
import dev.limen.contract.Storage;
import dev.limen.contract.audit.InMemoryAuditQueries;
import dev.limen.contract.audit.InMemoryAuditTrail;
import dev.limen.contract.change.InMemoryChangeFeed;
import dev.limen.contract.change.InMemoryChangeLog;
import dev.limen.contract.console.InMemoryConsoleTickets;
import dev.limen.contract.console.InMemoryConsoleViewers;
import dev.limen.contract.host.InMemoryHostLoads;
import dev.limen.contract.idempotency.InMemoryKeyedRequests;
import dev.limen.contract.image.InMemoryImageQueries;
import dev.limen.contract.image.InMemoryImages;
import dev.limen.contract.quota.InMemoryQuotas;
import dev.limen.contract.reconciliation.InMemorySightings;
import dev.limen.contract.session.InMemoryLiveSessions;
import dev.limen.contract.session.InMemoryRefreshFamilies;
import dev.limen.contract.sshkey.InMemorySshKeys;
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

    /** The ports of one process on a store that the test keeps at hand, to cut its connection or for another process. */
    public static Storage on(InMemoryStore store) {
        InMemoryChangeFeed changeFeed = new InMemoryChangeFeed(store);
        return new Storage(
                new InMemoryUnitOfWork(store),
                new InMemoryUsers(store),
                new InMemoryUserQueries(store),
                new InMemoryVms(store),
                new InMemoryVmQueries(store),
                new InMemoryQuotas(store),
                new InMemoryHostLoads(store),
                new InMemorySightings(store),
                new InMemoryKeyedRequests(store),
                new InMemoryChangeLog(store),
                changeFeed,
                new InMemoryRefreshFamilies(store),
                new InMemoryLiveSessions(store),
                new InMemoryConsoleTickets(store),
                new InMemoryConsoleViewers(store),
                new InMemorySshKeys(store),
                new InMemoryAuditTrail(store),
                new InMemoryAuditQueries(store),
                new InMemoryImages(store),
                new InMemoryImageQueries(store));
    }
}
