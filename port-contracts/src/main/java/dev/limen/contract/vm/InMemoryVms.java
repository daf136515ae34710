package dev.limen.contract.vm;

import static java.util.Comparator.comparingLong;

import dev.limen.contract.InMemoryStore;
import dev.limen.domain.change.Change;
import dev.limen.domain.user.UserId;
import dev.limen.domain.vm.Vm;
import dev.limen.domain.vm.VmError;
import dev.limen.domain.vm.VmId;
import dev.limen.domain.vm.VmRef;
import dev.limen.domain.vm.VmUuid;
import dev.limen.domain.vm.VmView;
import dev.limen.domain.vm.Vms;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Keeps VMs in memory. */
public final class InMemoryVms implements Vms {

    private final InMemoryStore store;

    public InMemoryVms(InMemoryStore store) {
        this.store = store;
    }

    @Override
    public VmId nextId() {
        return new VmId(store.lastVmId.incrementAndGet());
    }

    @Override
    public Optional<Vm> find(VmRef ref) {
        return find(store.inUnit().vms.values(), ref).map(Vm::of);
    }

    static Optional<VmView> find(Collection<VmView> vms, VmRef ref) {
        return switch (ref) {
            case VmId id -> vms.stream().filter(vm -> vm.id().equals(id)).findFirst();
            case VmUuid uuid ->
                vms.stream().filter(vm -> vm.uuid().equals(uuid)).findFirst();
        };
    }

    @Override
    public List<Vm> ownedBy(UserId owner) {
        return store.inUnit().vms.values().stream()
                .filter(vm -> vm.owner().equals(owner))
                .sorted(comparingLong(vm -> vm.id().value()))
                .map(Vm::of)
                .toList();
    }

    @Override
    public void add(Vm vm) {
        put(vm.view());
    }

    @Override
    public void adopt(Vm vm) {
        if (store.inUnit().retiredVms.contains(vm.uuid())) {
            throw new VmError.NotFound();
        }
        add(vm);
    }

    @Override
    public void retire(VmUuid uuid) {
        if (find(uuid).isPresent()) {
            throw new VmError.NotFound();
        }
        store.inUnit().retiredVms.add(uuid);
    }

    @Override
    public void save(Vm vm) {
        VmView saved = store.inUnit().vms.get(vm.id());
        if (saved == null || saved.version() != vm.view().version()) {
            throw new VmError.Stale();
        }
        put(vm.view());
    }

    private void put(VmView vm) {
        if (!store.inUnit().users.containsKey(vm.owner())) {
            throw new IllegalStateException("the owner does not exist");
        }
        store.inUnit().vms.values().stream()
                .filter(other -> !other.id().equals(vm.id()))
                .filter(other -> other.owner().equals(vm.owner()))
                .filter(other -> other.name().key().equals(vm.name().key()))
                .findAny()
                .ifPresent(other -> {
                    throw new VmError.NameTaken(vm.name());
                });
        if (store.inUnit().vms.values().stream()
                .filter(other -> !other.id().equals(vm.id()))
                .anyMatch(other -> vm.mac() != null && vm.mac().equals(other.mac()))) {
            throw new VmError.MacTaken();
        }
        VmView saved = VmBuilder.inVersion(vm, vm.version() + 1);
        VmView before = store.inUnit().vms.put(vm.id(), saved);
        if (before == null || !looksTheSame(before, saved)) {
            @Nullable UserId previous = before == null || before.owner().equals(saved.owner()) ? null : before.owner();
            store.append(new Change.VmChanged(saved, previous));
        }
    }

    /** Who carries out the operation in progress shows as little as the version. */
    private static boolean looksTheSame(VmView before, VmView after) {
        Vm same = Vm.of(before);
        if (before.operation() != null && after.operation() != null) {
            same.takenOver(after.operation().execution());
        }
        return VmBuilder.inVersion(same.view(), after.version()).equals(after);
    }

    @Override
    public void remove(Vm vm) {
        VmView removed = store.inUnit().vms.remove(vm.id());
        if (removed != null) {
            store.inUnit().retiredVms.add(vm.uuid());
            store.append(new Change.VmRemoved(removed));
        }
    }
}
