package dev.limen.application.vm;

import dev.limen.domain.host.HostLoads;
import dev.limen.domain.host.Overcommit;
import dev.limen.domain.quota.Quotas;
import dev.limen.domain.quota.Usage;
import dev.limen.domain.user.Actor;
import dev.limen.domain.vm.DiskGiB;
import dev.limen.domain.vm.Hypervisor;
import dev.limen.domain.vm.HypervisorError;
import dev.limen.domain.vm.MemoryMiB;
import dev.limen.domain.vm.OsType;
import dev.limen.domain.vm.VCpus;
import dev.limen.domain.vm.Vm;
import dev.limen.domain.vm.VmName;
import dev.limen.domain.vm.VmPolicy;
import dev.limen.domain.vm.VmSize;
import dev.limen.domain.vm.VmSpec;
import dev.limen.domain.vm.VmStatus;
import dev.limen.domain.vm.VmUuid;
import dev.limen.domain.vm.VmView;
import dev.limen.domain.vm.Vms;
import java.time.InstantSource;
import org.jspecify.annotations.Nullable;

/** Creates a VM of the actor's and starts it, unless told not to. What fails leaves nothing behind. */
public final class CreateVm {

    /** What to create; without a disk size the policy's default is taken. */
    public record Command(
            VmName name,
            VCpus cpu,
            MemoryMiB memory,
            @Nullable DiskGiB disk,
            @Nullable OsType osType,
            boolean start) {}

    private final Vms vms;
    private final Quotas quotas;
    private final HostLoads hostLoads;
    private final Hypervisor hypervisor;
    private final VmChange change;
    private final VmPolicy policy;
    private final Overcommit overcommit;
    private final InstantSource clock;

    public CreateVm(
            Vms vms,
            Quotas quotas,
            HostLoads hostLoads,
            Hypervisor hypervisor,
            VmChange change,
            VmPolicy policy,
            Overcommit overcommit,
            InstantSource clock) {
        this.vms = vms;
        this.quotas = quotas;
        this.hostLoads = hostLoads;
        this.hypervisor = hypervisor;
        this.change = change;
        this.policy = policy;
        this.overcommit = overcommit;
        this.clock = clock;
    }

    public VmView handle(Command command, Actor actor) {
        VmSpec spec = specify(command);
        if (!hypervisor.answers()) {
            throw new HypervisorError.Unavailable();
        }
        Vm vm = change.add(() -> request(spec, command.start(), actor));
        try {
            build(vm, command.start());
            VmStatus reached = command.start() ? VmStatus.RUNNING : VmStatus.STOPPED;
            return change.record(vm.id(), (saved, now) -> saved.created(reached, now));
        } finally {
            change.ended(vm.id());
        }
    }

    private VmSpec specify(Command command) {
        DiskGiB disk = command.disk() == null ? policy.defaultDisk() : command.disk();
        VmSize size = new VmSize(command.cpu(), command.memory(), disk);
        policy.check(size, hypervisor.host().maxCpuPerVm());
        if (command.osType() != null) {
            policy.check(command.osType());
        }
        return new VmSpec(command.name(), size, command.osType());
    }

    private Vm request(VmSpec spec, boolean start, Actor actor) {
        Usage held = quotas.lockUsage(actor.id());
        quotas.of(actor.id()).check(held, Usage.ofOneVm(spec.size()));
        if (start) {
            overcommit.check(hypervisor.host(), hostLoads.lock(), spec.size().load());
        }
        return Vm.requested(vms.nextId(), VmUuid.random(), actor.id(), spec, clock.instant());
    }

    private void build(Vm vm, boolean start) {
        try {
            hypervisor.define(vm.domain());
            if (start) {
                hypervisor.start(vm.uuid());
            }
        } catch (RuntimeException failure) {
            try {
                hypervisor.undefine(vm.uuid());
                change.recordRemoved(vm.id());
            } catch (RuntimeException second) {
                failure.addSuppressed(second);
            }
            throw failure;
        }
    }
}
