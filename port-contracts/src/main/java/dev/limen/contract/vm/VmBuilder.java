package dev.limen.contract.vm;

import dev.limen.contract.Storage;
import dev.limen.domain.installation.BootOrder;
import dev.limen.domain.installation.InstallationStatus;
import dev.limen.domain.network.GuestAddress;
import dev.limen.domain.network.MacAddress;
import dev.limen.domain.policy.OsType;
import dev.limen.domain.process.Execution;
import dev.limen.domain.process.ProcessId;
import dev.limen.domain.size.DiskGiB;
import dev.limen.domain.size.MemoryMiB;
import dev.limen.domain.size.VCpus;
import dev.limen.domain.size.VmSize;
import dev.limen.domain.user.UserId;
import dev.limen.domain.vm.Operation;
import dev.limen.domain.vm.Vm;
import dev.limen.domain.vm.VmId;
import dev.limen.domain.vm.VmName;
import dev.limen.domain.vm.VmOperation;
import dev.limen.domain.vm.VmStatus;
import dev.limen.domain.vm.VmUuid;
import dev.limen.domain.vm.VmView;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A VM in the state that a test needs; what the test does not name is something ordinary. */
public final class VmBuilder {

    private static final Instant CREATED = Instant.parse("2026-03-01T10:15:30.123456Z");

    /** Somebody else who carries out an operation, and has almost forever to do it. */
    public static final Execution BY = new Execution(new ProcessId(77), CREATED.plus(Duration.ofDays(36_500)));

    private final UserId owner;
    private MacAddress mac = MacAddress.random();
    private List<GuestAddress> addresses = List.of();
    private @Nullable VmName name;
    private VmSize size = size(1, 512, 10);
    private @Nullable OsType osType;
    private BootOrder bootOrder = BootOrder.CDROM_HD;
    private InstallationStatus installation = InstallationStatus.NOT_INSTALLED;
    private VmStatus status = VmStatus.STOPPED;
    private @Nullable String statusReason;
    private @Nullable VmStatus desired;
    private @Nullable VmOperation busy;
    private Execution execution = BY;
    private @Nullable VmSize target;

    private VmBuilder(UserId owner) {
        this.owner = owner;
    }

    /** A stopped VM of 1 core, 512 MiB and 10 GiB, with a name of its own. */
    public static VmBuilder vmOf(UserId owner) {
        return new VmBuilder(owner);
    }

    public static VmSize size(int cpu, int memoryMiB, int diskGiB) {
        return new VmSize(new VCpus(cpu), new MemoryMiB(memoryMiB), new DiskGiB(diskGiB));
    }

    public VmBuilder named(String newName) {
        name = new VmName(newName);
        return this;
    }

    public VmBuilder with(MacAddress newMac) {
        mac = newMac;
        return this;
    }

    public VmBuilder at(GuestAddress... newAddresses) {
        addresses = List.of(newAddresses);
        return this;
    }

    public VmBuilder sized(int cpu, int memoryMiB, int diskGiB) {
        size = size(cpu, memoryMiB, diskGiB);
        return this;
    }

    public VmBuilder with(OsType newOsType) {
        osType = newOsType;
        return this;
    }

    public VmBuilder with(BootOrder newBootOrder) {
        bootOrder = newBootOrder;
        return this;
    }

    public VmBuilder with(InstallationStatus newInstallation) {
        installation = newInstallation;
        return this;
    }

    public VmBuilder in(VmStatus newStatus) {
        status = newStatus;
        return this;
    }

    public VmBuilder in(VmStatus newStatus, String reason) {
        status = newStatus;
        statusReason = reason;
        return this;
    }

    public VmBuilder desired(VmStatus newDesired) {
        desired = newDesired;
        return this;
    }

    /** Who carries out the operation that makes it busy. */
    public VmBuilder by(Execution newExecution) {
        execution = newExecution;
        return this;
    }

    public VmBuilder busyWith(VmOperation operation) {
        busy = operation;
        target = operation == VmOperation.UPDATE ? size : null;
        return this;
    }

    public VmBuilder updatingTo(int cpu, int memoryMiB, int diskGiB) {
        busy = VmOperation.UPDATE;
        target = size(cpu, memoryMiB, diskGiB);
        return this;
    }

    /** The new VM, not yet added anywhere. */
    public Vm build(VmId id) {
        VmName named = name == null ? new VmName("vm " + id.value()) : name;
        return Vm.of(new VmView(
                id,
                VmUuid.random(),
                mac,
                addresses,
                owner,
                named,
                size,
                osType,
                bootOrder,
                installation,
                status,
                statusReason,
                desired(),
                busy == null ? null : new Operation(busy, target, execution),
                CREATED,
                CREATED.plusSeconds(1),
                -1));
    }

    private VmStatus desired() {
        if (desired != null) {
            return desired;
        }
        return status == VmStatus.ERROR ? VmStatus.RUNNING : status;
    }

    /** The VM as saved in a unit of its own. */
    public VmView addTo(Storage storage) {
        return storage.unitOfWork().execute(() -> {
            Vm vm = build(storage.vms().nextId());
            storage.vms().add(vm);
            return storage.vms().find(vm.id()).orElseThrow().view();
        });
    }

    /** The same VM in another version. */
    public static VmView inVersion(VmView vm, long version) {
        return new VmView(
                vm.id(),
                vm.uuid(),
                vm.mac(),
                vm.addresses(),
                vm.owner(),
                vm.name(),
                vm.size(),
                vm.osType(),
                vm.bootOrder(),
                vm.installation(),
                vm.status(),
                vm.statusReason(),
                vm.desired(),
                vm.operation(),
                vm.createdAt(),
                vm.updatedAt(),
                version);
    }
}
