package dev.limen.domain.vm;

import dev.limen.domain.installation.BootOrder;
import dev.limen.domain.installation.InstallationStatus;
import dev.limen.domain.installation.SourceImage;
import dev.limen.domain.network.GuestAddress;
import dev.limen.domain.network.MacAddress;
import dev.limen.domain.policy.OsType;
import dev.limen.domain.size.VmSize;
import dev.limen.domain.user.UserId;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Everything that may be known about a VM at one moment.
 *
 * @param mac without one, it shares that which comes of its UUID with an older VM, from when nobody saw to it
 * @param addresses under which it is known on the network, while it is on; at most {@link Vm#MAX_ADDRESSES}
 * @param image what it was made from; without one its disk was empty
 * @param statusReason one sentence why the status is what it is, where that is not obvious
 * @param desired what was last asked for through LIMEN; never {@link VmStatus#ERROR}
 * @param operation the operation in progress
 * @param version counts the committed changes of this VM, from 0
 */
public record VmView(
        VmId id,
        VmUuid uuid,
        @Nullable MacAddress mac,
        List<GuestAddress> addresses,
        UserId owner,
        VmName name,
        VmSize size,
        @Nullable OsType osType,
        @Nullable SourceImage image,
        BootOrder bootOrder,
        InstallationStatus installation,
        VmStatus status,
        @Nullable String statusReason,
        VmStatus desired,
        @Nullable Operation operation,
        Instant createdAt,
        Instant updatedAt,
        long version) {

    public VmView {
        addresses = List.copyOf(addresses);
    }

    /** What the VM is busy with. */
    public @Nullable VmOperation busy() {
        return operation == null ? null : operation.kind();
    }

    /**
     * Keeps out who wants something that only a VM has that is on.
     *
     * @throws VmError.NotOn when it is off, or what it is cannot be told
     */
    public void requireOn() {
        if (status != VmStatus.RUNNING && status != VmStatus.PAUSED) {
            throw new VmError.NotOn(status);
        }
    }

    /** Whether the VM is shown in this status. A pause that has a reason, because nobody asked for it, must show that too. */
    public boolean shows(VmStatus seen, @Nullable String reason) {
        return seen == status && (seen != VmStatus.PAUSED || reason == null || reason.equals(statusReason));
    }

    /** What the VM holds of quota and host: while an update is in progress the larger of both sizes. */
    public VmSize reserved() {
        return operation == null ? size : size.max(operation.sizeAfter(size));
    }
}
