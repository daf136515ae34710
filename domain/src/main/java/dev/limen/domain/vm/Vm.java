package dev.limen.domain.vm;

import dev.limen.domain.installation.InstallationStatus;
import dev.limen.domain.network.GuestAddress;
import dev.limen.domain.network.MacAddress;
import dev.limen.domain.process.Execution;
import dev.limen.domain.size.VmSize;
import dev.limen.domain.user.UserId;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A virtual machine. An operation begins with {@link #begin}, which marks the VM busy, and ends with the transition
 * named after its outcome; both are saved, so that an operation cut off in the middle can be seen.
 */
public final class Vm {

    /** Guests can make up addresses. */
    public static final int MAX_ADDRESSES = 16;

    private static final long UNSAVED = -1;

    private final VmView saved;
    private UserId owner;
    private VmSize size;
    private VmStatus status;
    private @Nullable String statusReason;
    private VmStatus desired;
    private @Nullable Operation operation;
    private List<GuestAddress> addresses;
    private Instant updatedAt;
    private boolean changed;

    private Vm(VmView saved) {
        this.saved = saved;
        owner = saved.owner();
        size = saved.size();
        status = saved.status();
        statusReason = saved.statusReason();
        desired = saved.desired();
        operation = saved.operation();
        addresses = saved.addresses();
        updatedAt = saved.updatedAt();
    }

    /** A VM as it was saved. */
    public static Vm of(VmView saved) {
        return new Vm(saved);
    }

    /** A VM that is being created: stopped, and busy until {@link #created}. */
    public static Vm requested(
            VmId id, VmUuid uuid, MacAddress mac, UserId owner, VmSpec spec, Execution execution, Instant now) {
        Operation creation = Operation.of(VmOperation.CREATE, execution);
        return added(id, uuid, mac, owner, spec, VmStatus.STOPPED, null, creation, now);
    }

    /** A VM made of a guest that had none. */
    public static Vm adopted(
            VmId id,
            VmUuid uuid,
            MacAddress mac,
            UserId owner,
            VmSpec spec,
            VmStatus found,
            @Nullable String reason,
            Instant now) {
        return added(id, uuid, mac, owner, spec, found, reason, null, now);
    }

    private static Vm added(
            VmId id,
            VmUuid uuid,
            MacAddress mac,
            UserId owner,
            VmSpec spec,
            VmStatus status,
            @Nullable String reason,
            @Nullable Operation operation,
            Instant now) {
        Vm vm = new Vm(new VmView(
                id,
                uuid,
                mac,
                List.of(),
                owner,
                spec.name(),
                spec.size(),
                spec.osType(),
                spec.bootOrder(),
                InstallationStatus.NOT_INSTALLED,
                status,
                reason,
                status == VmStatus.ERROR ? VmStatus.STOPPED : status,
                operation,
                now,
                now,
                UNSAVED));
        vm.changed(now);
        return vm;
    }

    /**
     * Marks the VM busy with an operation.
     *
     * @return false when the VM already is where the operation leads; it is then noted at most that it shall be there
     * @throws VmError.Busy while another operation is in progress
     * @throws VmError.NotAllowed when the VM's status does not allow the operation
     */
    public boolean begin(VmOperation kind, Execution by, Instant now) {
        return begin(Operation.of(kind, by), now);
    }

    private boolean begin(Operation next, Instant now) {
        requireIdle();
        if (next.kind().fulfilledBy(status)) {
            desire(next.kind(), now);
            return false;
        }
        if (!next.kind().allowedFrom(status)) {
            throw new VmError.NotAllowed(next.kind(), status);
        }
        desired = next.kind().goal().orElse(desired);
        operation = next;
        changed(now);
        return true;
    }

    private void requireIdle() {
        if (operation != null) {
            throw new VmError.Busy(operation.kind());
        }
    }

    private void desire(VmOperation fulfilled, Instant now) {
        VmStatus goal = fulfilled.goal().orElse(desired);
        if (goal != desired) {
            desired = goal;
            changed(now);
        }
    }

    /** Another process goes on with the operation in progress, which its own has left. */
    public void takenOver(Execution by) {
        operation = inProgress().takenOver(by);
    }

    /** As {@link #begin} of an update; both sizes are held until it has ended. */
    public void beginUpdate(VmSize newSize, Execution by, Instant now) {
        begin(Operation.update(newSize, by), now);
    }

    /** Creation ended well; the reason says what is not as usual. */
    public void created(VmStatus reached, @Nullable String reason, Instant now) {
        desired = reached;
        end(reached, reason, now);
    }

    public void started(Instant now) {
        end(VmStatus.RUNNING, null, now);
    }

    public void stopped(Instant now) {
        end(VmStatus.STOPPED, null, now);
    }

    public void paused(Instant now) {
        end(VmStatus.PAUSED, null, now);
    }

    public void resumed(Instant now) {
        end(VmStatus.RUNNING, null, now);
    }

    /** The update in progress has reached its target. */
    public void resized(Instant now) {
        size = Objects.requireNonNull(inProgress().target(), "no update in progress");
        end(status, null, now);
    }

    /** The operation in progress came to nothing, and this is the state the VM was found in afterwards. */
    public void failed(VmStatus found, @Nullable String reason, Instant now) {
        end(found, reason, now);
    }

    /**
     * The hypervisor was seen to say this of the VM. While an operation is in progress it is the operation that
     * decides, and nothing changes here.
     */
    public void observed(VmStatus seen, @Nullable String reason, Instant now) {
        if (operation == null && !view().shows(seen, reason)) {
            end(seen, reason, now);
        }
    }

    /**
     * The guest has these addresses. While an operation is in progress, and while the VM is off, nothing changes.
     *
     * @param found the best first
     */
    public void located(List<GuestAddress> found, Instant now) {
        List<GuestAddress> kept = found.stream().limit(MAX_ADDRESSES).toList();
        if (operation == null && isOn() && !kept.equals(addresses)) {
            addresses = kept;
            changed(now);
        }
    }

    private boolean isOn() {
        return status == VmStatus.RUNNING || status == VmStatus.PAUSED;
    }

    /** Another user owns the VM from now on. */
    public void handedOver(UserId newOwner, Instant now) {
        requireIdle();
        owner = newOwner;
        changed(now);
    }

    private void end(VmStatus reached, @Nullable String reason, Instant now) {
        status = reached;
        statusReason = reason;
        operation = null;
        addresses = isOn() ? addresses : List.of();
        changed(now);
    }

    private void changed(Instant now) {
        updatedAt = now;
        changed = true;
    }

    public VmId id() {
        return saved.id();
    }

    public VmUuid uuid() {
        return saved.uuid();
    }

    public UserId owner() {
        return owner;
    }

    public VmName name() {
        return saved.name();
    }

    public VmSize size() {
        return size;
    }

    public VmStatus status() {
        return status;
    }

    /** What the VM is busy with. */
    public @Nullable VmOperation busy() {
        return operation == null ? null : operation.kind();
    }

    private Operation inProgress() {
        return Objects.requireNonNull(operation, "no operation in progress");
    }

    /** Whether there is anything to save that somebody can see. */
    public boolean hasChanged() {
        return changed;
    }

    /** The VM as it is now; its version is that of the saved row, or -1 before the first save. */
    public VmView view() {
        return view(saved.version());
    }

    /** The VM as it is once this is saved. */
    public VmView viewWhenSaved() {
        return view(saved.version() + 1);
    }

    private VmView view(long version) {
        return new VmView(
                saved.id(),
                saved.uuid(),
                saved.mac(),
                addresses,
                owner,
                saved.name(),
                size,
                saved.osType(),
                saved.bootOrder(),
                saved.installation(),
                status,
                statusReason,
                desired,
                operation,
                saved.createdAt(),
                updatedAt,
                version);
    }
}
