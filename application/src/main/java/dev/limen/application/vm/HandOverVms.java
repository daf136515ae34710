package dev.limen.application.vm;

import dev.limen.application.ApplicationService;
import dev.limen.domain.InvalidValue;
import dev.limen.domain.quota.Quota;
import dev.limen.domain.quota.Quotas;
import dev.limen.domain.quota.Usage;
import dev.limen.domain.storage.UnitOfWork;
import dev.limen.domain.user.Actor;
import dev.limen.domain.user.UserId;
import dev.limen.domain.vm.Vm;
import dev.limen.domain.vm.Vms;
import java.time.InstantSource;

/** An administrator gives all VMs of one user to another, who must have room for them in the quota. */
@ApplicationService
public final class HandOverVms {

    private final UnitOfWork unitOfWork;
    private final Vms vms;
    private final Quotas quotas;
    private final InstantSource clock;

    public HandOverVms(UnitOfWork unitOfWork, Vms vms, Quotas quotas, InstantSource clock) {
        this.unitOfWork = unitOfWork;
        this.vms = vms;
        this.quotas = quotas;
        this.clock = clock;
    }

    public void handle(UserId from, UserId to, Actor actor) {
        actor.requireAdmin();
        if (from.equals(to)) {
            throw new InvalidValue("newOwner", "must be another user");
        }
        unitOfWork.execute(() -> handOver(from, to));
    }

    /** The two users are locked in the order of their ids, so that two units never wait for each other. */
    private void handOver(UserId from, UserId to) {
        quotas.lockUsage(from.value() < to.value() ? from : to);
        quotas.lockUsage(from.value() < to.value() ? to : from);
        Quota room = quotas.of(to);
        for (Vm vm : vms.ownedBy(from)) {
            room.check(quotas.usage(to), Usage.ofOneVm(vm.size()));
            vm.handedOver(to, clock.instant());
            vms.save(vm);
        }
    }
}
