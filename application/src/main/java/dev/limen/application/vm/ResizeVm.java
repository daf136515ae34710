package dev.limen.application.vm;

import dev.limen.application.ApplicationService;
import dev.limen.application.operation.OperationRunner;
import dev.limen.application.operation.SavedState;
import dev.limen.domain.host.HostLoad;
import dev.limen.domain.host.HostLoads;
import dev.limen.domain.host.Overcommit;
import dev.limen.domain.hypervisor.Hypervisor;
import dev.limen.domain.hypervisor.HypervisorError;
import dev.limen.domain.policy.VmPolicy;
import dev.limen.domain.process.Execution;
import dev.limen.domain.quota.Quotas;
import dev.limen.domain.quota.Usage;
import dev.limen.domain.size.MemoryMiB;
import dev.limen.domain.size.VCpus;
import dev.limen.domain.size.VmSize;
import dev.limen.domain.user.Actor;
import dev.limen.domain.vm.Vm;
import dev.limen.domain.vm.VmError;
import dev.limen.domain.vm.VmQueries;
import dev.limen.domain.vm.VmRef;
import dev.limen.domain.vm.VmStatus;
import dev.limen.domain.vm.VmUuid;
import dev.limen.domain.vm.VmView;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Gives a VM other cores and memory: a stopped one in its definition, a running one at once where the hypervisor can.
 * While it lasts, the larger of both sizes is held of quota and host.
 */
@ApplicationService
public final class ResizeVm {

    /**
     * The new values; what is absent stays.
     *
     * @param force throws memory away that was saved with another size
     */
    public record Command(
            VmRef vm, @Nullable VCpus cpu, @Nullable MemoryMiB memory, boolean force) {

        private VmSize target(VmSize current) {
            return new VmSize(
                    cpu == null ? current.cpu() : cpu, memory == null ? current.memory() : memory, current.disk());
        }
    }

    private final OperationRunner runner;
    private final VmQueries queries;
    private final Quotas quotas;
    private final HostLoads hostLoads;
    private final Hypervisor hypervisor;
    private final VmPolicy policy;
    private final Overcommit overcommit;

    public ResizeVm(
            OperationRunner runner,
            VmQueries queries,
            Quotas quotas,
            HostLoads hostLoads,
            Hypervisor hypervisor,
            VmPolicy policy,
            Overcommit overcommit) {
        this.runner = runner;
        this.queries = queries;
        this.quotas = quotas;
        this.hostLoads = hostLoads;
        this.hypervisor = hypervisor;
        this.policy = policy;
        this.overcommit = overcommit;
    }

    public VmView handle(Command command, Actor actor) {
        boolean real = isReal(visible(command.vm(), actor), command);
        try {
            return runner.run(
                    () -> find(command.vm(), actor),
                    (vm, execution, now) -> decide(vm, command.target(vm.size()), real, execution, now),
                    vm -> resize(vm.uuid(), command.target(vm.size()), command.force()),
                    Vm::resized);
        } catch (HypervisorError.NotLive e) {
            throw new VmError.NotLive();
        }
    }

    /** Whether a size that is shown already is the guest's, as far as can be told: others may have changed it on the host. */
    private boolean isReal(VmView vm, Command command) {
        if (!command.target(vm.size()).equals(vm.size())) {
            return true;
        }
        try {
            return hypervisor
                    .describe(vm.uuid())
                    .spec()
                    .size()
                    .load()
                    .equals(vm.size().load());
        } catch (HypervisorError unknown) {
            return true;
        }
    }

    private void resize(VmUuid uuid, VmSize target, boolean force) {
        SavedState.overcome(hypervisor, uuid, force, () -> hypervisor.resize(uuid, target));
    }

    private VmView visible(VmRef ref, Actor actor) {
        return queries.find(ref)
                .filter(vm -> actor.mayTouchThingsOf(vm.owner()))
                .orElseThrow(VmError.NotFound::new);
    }

    /** The owner's usage is locked before the VM is, as everywhere, so that two units never wait for each other. */
    private Vm find(VmRef ref, Actor actor) {
        VmView seen = visible(ref, actor);
        quotas.lockUsage(seen.owner());
        Vm vm = runner.find(seen.id(), actor);
        if (!vm.owner().equals(seen.owner())) {
            throw new VmError.Stale();
        }
        return vm;
    }

    private boolean decide(Vm vm, VmSize target, boolean real, Execution execution, Instant now) {
        if (vm.busy() == null && target.equals(vm.size()) && real) {
            return false;
        }
        VmSize current = vm.size();
        policy.check(target, hypervisor.hosts().maxCpuPerVm());
        vm.beginUpdate(target, execution, now);
        Usage growth = Usage.ofGrowth(current, target);
        quotas.of(vm.owner()).check(quotas.usage(vm.owner()), growth);
        if (vm.status() == VmStatus.RUNNING) {
            HostLoad more = new HostLoad(growth.cpu(), growth.memory());
            overcommit.check(hypervisor.hosts(), hostLoads.lock(), more);
        }
        return true;
    }
}
