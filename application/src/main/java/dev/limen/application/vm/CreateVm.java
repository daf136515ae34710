package dev.limen.application.vm;

import dev.limen.application.ApplicationService;
import dev.limen.application.Undo;
import dev.limen.application.operation.OperationRunner;
import dev.limen.application.operation.RunningOperation;
import dev.limen.domain.host.HostLoads;
import dev.limen.domain.host.Overcommit;
import dev.limen.domain.hypervisor.GuestFinding;
import dev.limen.domain.hypervisor.GuestSpec;
import dev.limen.domain.hypervisor.Hypervisor;
import dev.limen.domain.installation.BootOrder;
import dev.limen.domain.network.MacAddress;
import dev.limen.domain.policy.OsType;
import dev.limen.domain.policy.VmPolicy;
import dev.limen.domain.quota.Quotas;
import dev.limen.domain.quota.Usage;
import dev.limen.domain.size.DiskGiB;
import dev.limen.domain.size.MemoryMiB;
import dev.limen.domain.size.VCpus;
import dev.limen.domain.size.VmSize;
import dev.limen.domain.user.Actor;
import dev.limen.domain.vm.Vm;
import dev.limen.domain.vm.VmError;
import dev.limen.domain.vm.VmName;
import dev.limen.domain.vm.VmOperation;
import dev.limen.domain.vm.VmQueries;
import dev.limen.domain.vm.VmSpec;
import dev.limen.domain.vm.VmStatus;
import dev.limen.domain.vm.VmUuid;
import dev.limen.domain.vm.VmView;
import dev.limen.domain.vm.Vms;
import java.lang.System.Logger.Level;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Creates a VM of the actor's and starts it, unless told not to. What fails leaves nothing behind. */
@ApplicationService
public final class CreateVm {

    /**
     * What to create; without a disk size the policy's default is taken.
     *
     * @param uuid for a command that may come again: the VM gets it, or one that follows from it, and where there is such
     *     a VM already, it is the answer
     */
    public record Command(
            @Nullable VmUuid uuid,
            VmName name,
            VCpus cpu,
            MemoryMiB memory,
            @Nullable DiskGiB disk,
            @Nullable OsType osType,
            boolean start) {}

    private static final System.Logger LOG = System.getLogger(CreateVm.class.getName());

    /** To find a MAC address that no VM has. */
    private static final int MAX_ATTEMPTS = 8;

    private static final String USER_NETWORK = "The network of the host was not active, so the virtual machine has a "
            + "user-mode network. Started again once the network is active, it is plugged in.";

    private final Vms vms;
    private final VmQueries queries;
    private final Quotas quotas;
    private final HostLoads hostLoads;
    private final Hypervisor hypervisor;
    private final OperationRunner runner;
    private final VmPolicy policy;
    private final Overcommit overcommit;
    private final InstantSource clock;

    public CreateVm(
            Vms vms,
            VmQueries queries,
            Quotas quotas,
            HostLoads hostLoads,
            Hypervisor hypervisor,
            OperationRunner runner,
            VmPolicy policy,
            Overcommit overcommit,
            InstantSource clock) {
        this.vms = vms;
        this.queries = queries;
        this.quotas = quotas;
        this.hostLoads = hostLoads;
        this.hypervisor = hypervisor;
        this.runner = runner;
        this.policy = policy;
        this.overcommit = overcommit;
        this.clock = clock;
    }

    public VmView handle(Command command, Actor actor) {
        return command.uuid() == null
                ? create(specify(command), VmUuid.random(), command.start(), actor)
                : createOnce(command, command.uuid(), actor);
    }

    private VmView createOnce(Command command, VmUuid uuid, Actor actor) {
        Optional<VmView> already = made(uuid);
        if (already.isPresent()) {
            return already.get();
        }
        return isRetired(uuid)
                ? createOnce(command, uuid.successor(), actor)
                : create(specify(command), uuid, command.start(), actor);
    }

    /**
     * Whether an attempt to make this VM was undone; what turns up of it is removed, so the next one bears another UUID.
     * To be asked after there was no such VM, because both come about at once.
     */
    private boolean isRetired(VmUuid uuid) {
        return !queries.removed(Set.of(uuid)).isEmpty();
    }

    private Optional<VmView> made(VmUuid uuid) {
        Optional<VmView> vm = queries.find(uuid);
        vm.map(VmView::busy).filter(VmOperation.CREATE::equals).ifPresent(creation -> {
            throw new VmError.Busy(creation);
        });
        return vm;
    }

    private VmView create(VmSpec spec, VmUuid uuid, boolean start, Actor actor) {
        try (RunningOperation creation = add(spec, uuid, start, actor)) {
            Set<GuestFinding> findings = build(creation, start);
            VmStatus reached = start ? VmStatus.RUNNING : VmStatus.STOPPED;
            @Nullable String reason = findings.contains(GuestFinding.USER_NETWORK) ? USER_NETWORK : null;
            return creation.succeed((saved, now) -> saved.created(reached, reason, now));
        }
    }

    /** Another VM may have the MAC address that was chosen; with another one it is likely to be free. */
    private RunningOperation add(VmSpec spec, VmUuid uuid, boolean start, Actor actor) {
        for (int attempt = 1; attempt < MAX_ATTEMPTS; attempt++) {
            try {
                return runner.add(() -> request(spec, uuid, start, actor));
            } catch (VmError.MacTaken taken) {
                LOG.log(Level.DEBUG, "Choosing another MAC address", taken);
            }
        }
        return runner.add(() -> request(spec, uuid, start, actor));
    }

    private VmSpec specify(Command command) {
        DiskGiB disk = command.disk() == null ? policy.defaultDisk() : command.disk();
        VmSize size = new VmSize(command.cpu(), command.memory(), disk);
        policy.check(size, hypervisor.hosts().maxCpuPerVm());
        if (command.osType() != null) {
            policy.check(command.osType());
        }
        return new VmSpec(command.name(), size, command.osType(), BootOrder.CDROM_HD);
    }

    private Vm request(VmSpec spec, VmUuid uuid, boolean start, Actor actor) {
        Usage held = quotas.lockUsage(actor.id());
        quotas.of(actor.id()).check(held, Usage.ofOneVm(spec.size()));
        if (start) {
            overcommit.check(hypervisor.hosts(), hostLoads.lock(), spec.size().load());
        }
        Instant now = clock.instant();
        return Vm.requested(vms.nextId(), uuid, MacAddress.random(), actor.id(), spec, runner.execution(now), now);
    }

    private Set<GuestFinding> build(RunningOperation creation, boolean start) {
        VmView vm = creation.vm();
        return Undo.onFailure(undo -> {
            undo.with(failure -> creation.removed());
            undo.with(failure -> hypervisor.undefine(vm.uuid()));
            Set<GuestFinding> findings = hypervisor.define(GuestSpec.of(vm));
            if (start) {
                hypervisor.start(vm.uuid());
            }
            return findings;
        });
    }
}
