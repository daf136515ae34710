package dev.limen.application.reconciliation;

import dev.limen.application.ApplicationService;
import dev.limen.application.operation.ObservedStatus;
import dev.limen.domain.hypervisor.GuestDescription;
import dev.limen.domain.hypervisor.GuestSpec;
import dev.limen.domain.hypervisor.GuestState;
import dev.limen.domain.hypervisor.Hypervisor;
import dev.limen.domain.hypervisor.HypervisorError;
import dev.limen.domain.reconciliation.Sighting;
import dev.limen.domain.reconciliation.Sightings;
import dev.limen.domain.user.Actor;
import dev.limen.domain.vm.VmQueries;
import dev.limen.domain.vm.VmUuid;
import dev.limen.domain.vm.VmView;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Shows an administrator where database and hypervisor tell different stories. Changes nothing. */
@ApplicationService
public final class FindDrift {

    /**
     * Everything that does not match, as asked at one moment.
     *
     * @param guests guests of this installation that belong to no VM
     * @param disks whose storage there is without a guest and without a VM
     * @param vms VMs that are not what was last asked for, or not what they are shown as
     */
    public record Result(Instant at, List<StrayGuest> guests, List<VmUuid> disks, List<Deviation> vms) {}

    /** A guest without a VM. */
    public record StrayGuest(GuestSpec spec, GuestState state) {}

    /**
     * A VM that is not as it should be. Its status is what it is shown as, and its desired status what was asked for.
     *
     * @param observed what the hypervisor says now; absent when it does not know the VM
     * @param lastSeen when it last knew it
     * @param guest what else the hypervisor says now; absent as above
     */
    public record Deviation(
            VmView vm,
            @Nullable GuestState observed,
            @Nullable Sighting lastSeen,
            @Nullable GuestDescription guest) {

        /** Whether it is in another state than it is shown in, or than was asked for. */
        public boolean differsInState() {
            return observed == null
                    || ObservedStatus.of(observed, vm).status() != vm.status()
                    || vm.status() != vm.desired();
        }

        /** Whether it has other cores or another memory than count against the quota, now or after its next start. */
        public boolean differsInSize() {
            return guest != null && !guest.spec().size().load().equals(vm.size().load());
        }

        private boolean differs() {
            return differsInState()
                    || differsInSize()
                    || (guest != null && !guest.findings().isEmpty());
        }
    }

    private final Hypervisor hypervisor;
    private final VmQueries queries;
    private final Sightings sightings;
    private final InstantSource clock;

    public FindDrift(Hypervisor hypervisor, VmQueries queries, Sightings sightings, InstantSource clock) {
        this.hypervisor = hypervisor;
        this.queries = queries;
        this.sightings = sightings;
        this.clock = clock;
    }

    public Result handle(Actor actor) {
        actor.requireAdmin();
        Instant now = clock.instant();
        Strays found = Strays.find(hypervisor, queries);
        Set<VmUuid> withoutVm = found.withoutVm();
        withoutVm.removeAll(queries.removed(Set.copyOf(withoutVm)));
        Set<VmUuid> disks = new HashSet<>(withoutVm);
        disks.removeAll(found.guests().keySet());
        return new Result(now, guests(withoutVm, found.guests()), sorted(disks), deviations(found));
    }

    private static List<VmUuid> sorted(Set<VmUuid> uuids) {
        return uuids.stream().sorted(Comparator.comparing(VmUuid::value)).toList();
    }

    private List<StrayGuest> guests(Set<VmUuid> withoutVm, Map<VmUuid, GuestState> states) {
        return states.entrySet().stream()
                .filter(guest -> withoutVm.contains(guest.getKey()))
                .sorted(Map.Entry.comparingByKey(Comparator.comparing(VmUuid::value)))
                .flatMap(guest ->
                        describe(guest.getKey()).map(it -> new StrayGuest(it.spec(), guest.getValue())).stream())
                .toList();
    }

    /** Nothing when it has gone meanwhile, or belongs to another installation on the same host. */
    private Optional<GuestDescription> describe(VmUuid uuid) {
        try {
            return Optional.of(hypervisor.describe(uuid));
        } catch (HypervisorError.NoSuchGuest notOurs) {
            return Optional.empty();
        }
    }

    private List<Deviation> deviations(Strays found) {
        Map<VmUuid, Sighting> seen = sightings.all();
        return found.vms().stream()
                .filter(vm -> vm.busy() == null)
                .map(vm -> deviation(vm, found.guests().get(vm.uuid()), seen.get(vm.uuid())))
                .filter(Deviation::differs)
                .toList();
    }

    private Deviation deviation(VmView vm, @Nullable GuestState observed, @Nullable Sighting lastSeen) {
        Optional<GuestDescription> guest = observed == null ? Optional.empty() : describe(vm.uuid());
        return new Deviation(vm, observed, lastSeen, guest.orElse(null));
    }
}
