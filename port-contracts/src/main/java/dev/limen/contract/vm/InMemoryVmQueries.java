package dev.limen.contract.vm;

import static java.util.Comparator.comparingLong;

import dev.limen.contract.InMemoryStore;
import dev.limen.domain.image.ImageId;
import dev.limen.domain.vm.VmFilter;
import dev.limen.domain.vm.VmName;
import dev.limen.domain.vm.VmQueries;
import dev.limen.domain.vm.VmRef;
import dev.limen.domain.vm.VmUuid;
import dev.limen.domain.vm.VmView;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Reads the VMs kept in memory. */
public final class InMemoryVmQueries implements VmQueries {

    private final InMemoryStore store;

    public InMemoryVmQueries(InMemoryStore store) {
        this.store = store;
    }

    @Override
    public Optional<VmView> find(VmRef ref) {
        return InMemoryVms.find(store.read().vms.values(), ref);
    }

    @Override
    public List<VmView> list(VmFilter filter) {
        return passing(filter)
                .filter(vm -> filter.after() == null
                        || vm.id().value() > filter.after().value())
                .sorted(comparingLong(vm -> vm.id().value()))
                .limit(filter.limit() == null ? Long.MAX_VALUE : filter.limit())
                .toList();
    }

    @Override
    public List<VmView> busy() {
        return passing(VmFilter.all())
                .filter(vm -> vm.busy() != null)
                .sorted(comparingLong(vm -> vm.id().value()))
                .toList();
    }

    @Override
    public List<VmView> madeFrom(ImageId image, int limit) {
        return passing(VmFilter.all())
                .filter(vm -> vm.image() != null && vm.image().id().equals(image))
                .sorted(comparingLong(vm -> vm.id().value()))
                .limit(limit)
                .toList();
    }

    @Override
    public Set<VmUuid> removed(Collection<VmUuid> uuids) {
        return uuids.stream().filter(store.read().retiredVms::contains).collect(Collectors.toSet());
    }

    @Override
    public long count(VmFilter filter) {
        return passing(filter).count();
    }

    private Stream<VmView> passing(VmFilter filter) {
        return store.read().vms.values().stream()
                .filter(vm -> filter.owner() == null || filter.owner().equals(vm.owner()))
                .filter(vm -> filter.status() == null || filter.status() == vm.status())
                .filter(vm -> filter.osType() == null || filter.osType().equals(vm.osType()))
                .filter(vm -> filter.name() == null || vm.name().key().contains(VmName.fold(filter.name())));
    }
}
