package dev.limen.bootstrap.wiring;

import dev.limen.application.reconciliation.AdoptGuest;
import dev.limen.application.reconciliation.FindDrift;
import dev.limen.application.reconciliation.GuestWatcher;
import dev.limen.application.reconciliation.ObserveVm;
import dev.limen.application.reconciliation.ReconcileVms;
import dev.limen.application.reconciliation.RemoveLeftovers;
import dev.limen.application.reconciliation.RemoveStray;
import dev.limen.application.reconciliation.SettleVms;
import dev.limen.application.reconciliation.TaskScheduler;
import dev.limen.application.vm.OperationOutcomes;
import dev.limen.application.vm.OperationRunner;
import dev.limen.bootstrap.config.HypervisorConfig;
import dev.limen.domain.hypervisor.Hypervisor;
import dev.limen.domain.process.Processes;
import dev.limen.domain.quota.Quotas;
import dev.limen.domain.reconciliation.Sightings;
import dev.limen.domain.storage.UnitOfWork;
import dev.limen.domain.vm.VmQueries;
import dev.limen.domain.vm.Vms;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.InstantSource;
import org.jboss.logging.Logger;

final class ReconciliationWiring {

    private static final Logger LOG = Logger.getLogger(ReconciliationWiring.class);

    /** Longer than a process needs to be seen again after the database was away. */
    private static final Duration ABSENCE = Duration.ofSeconds(4);

    @Produces
    @Singleton
    ObserveVm observeVm(
            VmQueries queries,
            Hypervisor hypervisor,
            OperationOutcomes outcomes,
            HypervisorConfig config,
            InstantSource clock) {
        return new ObserveVm(queries, hypervisor, outcomes, config.missingGrace(), clock);
    }

    @Produces
    @Singleton
    ReconcileVms reconcileVms(
            VmQueries queries, Hypervisor hypervisor, Sightings sightings, ObserveVm observeVm, InstantSource clock) {
        return new ReconcileVms(queries, hypervisor, sightings, observeVm, clock);
    }

    @Produces
    @Singleton
    SettleVms settleVms(
            VmQueries queries,
            Hypervisor hypervisor,
            OperationRunner runner,
            Processes processes,
            InstantSource clock) {
        return new SettleVms(
                queries, hypervisor, runner, processes, ABSENCE, ReconciliationWiring::inBackground, clock);
    }

    /** Work on the hypervisor that nobody waits for; what fails is found and tried again. */
    private static void inBackground(Runnable work) {
        Thread.ofVirtual().name("settle-vm").start(() -> {
            try {
                work.run();
            } catch (RuntimeException e) {
                LOG.warnf("What was cut off could not be settled yet: %s", e.getMessage());
            }
        });
    }

    @Produces
    @Singleton
    RemoveLeftovers removeLeftovers(VmQueries queries, Hypervisor hypervisor) {
        return new RemoveLeftovers(queries, hypervisor);
    }

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

    @Produces
    @Singleton
    FindDrift findDrift(Hypervisor hypervisor, VmQueries queries, Sightings sightings, InstantSource clock) {
        return new FindDrift(hypervisor, queries, sightings, clock);
    }

    @Produces
    @Singleton
    AdoptGuest adoptGuest(
            UnitOfWork unitOfWork,
            Vms vms,
            VmQueries queries,
            Quotas quotas,
            Hypervisor hypervisor,
            ObserveVm observeVm,
            InstantSource clock) {
        return new AdoptGuest(unitOfWork, vms, queries, quotas, hypervisor, observeVm, clock);
    }

    @Produces
    @Singleton
    RemoveStray removeStray(UnitOfWork unitOfWork, Vms vms, Hypervisor hypervisor) {
        return new RemoveStray(unitOfWork, vms, hypervisor);
    }
}
