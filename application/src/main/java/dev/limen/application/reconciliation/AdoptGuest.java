package dev.limen.application.reconciliation;

import dev.limen.application.ApplicationService;
import dev.limen.application.operation.ObservedStatus;
import dev.limen.domain.InvalidValue;
import dev.limen.domain.hypervisor.GuestSpec;
import dev.limen.domain.hypervisor.GuestState;
import dev.limen.domain.hypervisor.Hypervisor;
import dev.limen.domain.hypervisor.HypervisorError;
import dev.limen.domain.quota.Quotas;
import dev.limen.domain.quota.Usage;
import dev.limen.domain.storage.UnitOfWork;
import dev.limen.domain.user.Actor;
import dev.limen.domain.user.UserId;
import dev.limen.domain.vm.Vm;
import dev.limen.domain.vm.VmError;
import dev.limen.domain.vm.VmName;
import dev.limen.domain.vm.VmQueries;
import dev.limen.domain.vm.VmSpec;
import dev.limen.domain.vm.VmUuid;
import dev.limen.domain.vm.VmView;
import dev.limen.domain.vm.Vms;
import java.time.InstantSource;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * An administrator brings a guest and a VM together again: a guest without a VM gets one, and a VM whose guest has
 * vanished gets its guest back, over the disk that is left. A guest that is off gets back the name that LIMEN gave it.
 */
@ApplicationService
public final class AdoptGuest {

    /**
     * What to adopt.
     *
     * @param owner who gets a guest without a VM; the quota must have room for it
     * @param name what the new VM is called; what its guest says when absent
     */
    public record Command(
            VmUuid uuid, @Nullable UserId owner, @Nullable VmName name) {}

    private final UnitOfWork unitOfWork;
    private final Vms vms;
    private final VmQueries queries;
    private final Quotas quotas;
    private final Hypervisor hypervisor;
    private final ObserveVm observeVm;
    private final InstantSource clock;

    public AdoptGuest(
            UnitOfWork unitOfWork,
            Vms vms,
            VmQueries queries,
            Quotas quotas,
            Hypervisor hypervisor,
            ObserveVm observeVm,
            InstantSource clock) {
        this.unitOfWork = unitOfWork;
        this.vms = vms;
        this.queries = queries;
        this.quotas = quotas;
        this.hypervisor = hypervisor;
        this.observeVm = observeVm;
        this.clock = clock;
    }

    public VmView handle(Command command, Actor actor) {
        actor.requireAdmin();
        Optional<VmView> known = queries.find(command.uuid());
        return known.isPresent() ? restore(known.get()) : adopt(command);
    }

    private VmView restore(VmView vm) {
        if (vm.busy() != null) {
            throw new VmError.Busy(vm.busy());
        }
        hypervisor.redefine(GuestSpec.of(vm));
        return observed(vm.uuid());
    }

    private VmView adopt(Command command) {
        if (command.owner() == null) {
            throw new InvalidValue("owner", "is required for a domain that belongs to no virtual machine");
        }
        UserId owner = command.owner();
        GuestSpec guest = describe(command);
        GuestState state = hypervisor.state(command.uuid());
        if (state == GuestState.OFF) {
            hypervisor.redefine(guest);
        }
        ObservedStatus found = ObservedStatus.of(state);
        unitOfWork.execute(() -> {
            Usage held = quotas.lockUsage(owner);
            quotas.of(owner).check(held, Usage.ofOneVm(guest.size()));
            Vm vm = Vm.adopted(
                    vms.nextId(),
                    guest.uuid(),
                    guest.mac(),
                    owner,
                    new VmSpec(guest.name(), guest.size(), null, guest.bootOrder()),
                    found.status(),
                    found.reason(),
                    clock.instant());
            vms.adopt(vm);
        });
        return observed(command.uuid());
    }

    /** It may have changed since it was looked at. */
    private VmView observed(VmUuid uuid) {
        observeVm.handle(uuid);
        return queries.find(uuid).orElseThrow(VmError.NotFound::new);
    }

    private GuestSpec describe(Command command) {
        try {
            GuestSpec guest = hypervisor.describe(command.uuid()).spec();
            return command.name() == null ? guest : guest.named(command.name());
        } catch (HypervisorError.NoSuchGuest none) {
            throw new VmError.NotFound();
        }
    }
}
