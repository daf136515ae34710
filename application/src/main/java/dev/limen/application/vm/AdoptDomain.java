package dev.limen.application.vm;

import dev.limen.application.UnitOfWork;
import dev.limen.domain.quota.Quotas;
import dev.limen.domain.quota.Usage;
import dev.limen.domain.user.Actor;
import dev.limen.domain.user.UserError;
import dev.limen.domain.user.UserId;
import dev.limen.domain.vm.DomainSpec;
import dev.limen.domain.vm.Hypervisor;
import dev.limen.domain.vm.HypervisorError;
import dev.limen.domain.vm.Vm;
import dev.limen.domain.vm.VmError;
import dev.limen.domain.vm.VmEvents;
import dev.limen.domain.vm.VmName;
import dev.limen.domain.vm.VmQueries;
import dev.limen.domain.vm.VmUuid;
import dev.limen.domain.vm.VmView;
import dev.limen.domain.vm.Vms;
import java.time.InstantSource;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * An administrator brings a domain and a VM together again: a domain without a VM gets one, and a VM whose domain has
 * vanished gets its domain back, over the disk that is left.
 */
public final class AdoptDomain {

    /**
     * What to adopt.
     *
     * @param owner who gets a domain without a VM; the quota must have room for it
     * @param name what the new VM is called; what its domain says when absent
     */
    public record Command(
            VmUuid uuid, @Nullable UserId owner, @Nullable VmName name) {}

    private final UnitOfWork unitOfWork;
    private final Vms vms;
    private final VmQueries queries;
    private final VmEvents events;
    private final Quotas quotas;
    private final Hypervisor hypervisor;
    private final ObserveVm observeVm;
    private final InstantSource clock;

    public AdoptDomain(
            UnitOfWork unitOfWork,
            Vms vms,
            VmQueries queries,
            VmEvents events,
            Quotas quotas,
            Hypervisor hypervisor,
            ObserveVm observeVm,
            InstantSource clock) {
        this.unitOfWork = unitOfWork;
        this.vms = vms;
        this.queries = queries;
        this.events = events;
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
        hypervisor.redefine(Vm.of(vm).domain());
        return observed(vm.uuid());
    }

    private VmView adopt(Command command) {
        if (command.owner() == null) {
            throw new UserError.Invalid("owner_id", "is required for a domain that belongs to no virtual machine");
        }
        UserId owner = command.owner();
        DomainSpec domain = describe(command);
        Found found = Found.of(hypervisor.state(command.uuid()));
        unitOfWork.execute(() -> {
            Usage held = quotas.lockUsage(owner);
            quotas.of(owner).check(held, Usage.ofOneVm(domain.size()));
            Vm vm = Vm.adopted(vms.nextId(), owner, domain, found.status(), found.reason(), clock.instant());
            vms.adopt(vm);
            events.publish(vm.takeEvents());
        });
        return observed(command.uuid());
    }

    /** It may have changed since it was looked at. */
    private VmView observed(VmUuid uuid) {
        observeVm.handle(uuid);
        return queries.find(uuid).orElseThrow(VmError.NotFound::new);
    }

    private DomainSpec describe(Command command) {
        try {
            DomainSpec domain = hypervisor.describe(command.uuid());
            VmName name = command.name() == null ? domain.name() : command.name();
            return new DomainSpec(domain.uuid(), name, domain.size(), domain.bootOrder());
        } catch (HypervisorError.NoSuchDomain none) {
            throw new VmError.NotFound();
        }
    }
}
