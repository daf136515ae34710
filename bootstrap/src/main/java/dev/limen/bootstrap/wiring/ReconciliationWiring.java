package dev.limen.bootstrap.wiring;

import dev.limen.application.reconciliation.GuestWatcher;
import dev.limen.application.reconciliation.ObserveVm;
import dev.limen.application.reconciliation.ReconcileVms;
import dev.limen.application.reconciliation.RemoveLeftovers;
import dev.limen.application.reconciliation.TaskScheduler;
import dev.limen.domain.hypervisor.Hypervisor;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;

final class ReconciliationWiring {

    @Produces
    @Singleton
    GuestWatcher guestWatcher(
            Hypervisor hypervisor,
            ObserveVm observeVm,
            ReconcileVms reconcileVms,
            RemoveLeftovers removeLeftovers,
            TaskScheduler scheduler) {
        return new GuestWatcher(hypervisor, observeVm, reconcileVms, removeLeftovers, scheduler);
    }
}
