package dev.limen.domain.vm;

import dev.limen.domain.policy.OsType;
import dev.limen.domain.process.Execution;
import dev.limen.domain.size.VmSize;
import dev.limen.domain.user.UserId;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Everything that may be known about a VM at one moment.
 *
 * @param statusReason one sentence why the status is what it is, where that is not obvious
 * @param desired what was last asked for through LIMEN; never {@link VmStatus#ERROR}
 * @param busy the operation in progress
 * @param target the size that an update in progress leads to
 * @param execution who carries out the operation in progress; there exactly while there is one
 * @param version counts the committed changes of this VM, from 0
 */
public record VmView(
        VmId id,
        VmUuid uuid,
        UserId owner,
        VmName name,
        VmSize size,
        @Nullable OsType osType,
        BootOrder bootOrder,
        InstallationStatus installation,
        VmStatus status,
        @Nullable String statusReason,
        VmStatus desired,
        @Nullable VmOperation busy,
        @Nullable VmSize target,
        @Nullable Execution execution,
        Instant createdAt,
        Instant updatedAt,
        long version) {

    /** The same under another version. */
    public VmView inVersion(long other) {
        return new VmView(
                id,
                uuid,
                owner,
                name,
                size,
                osType,
                bootOrder,
                installation,
                status,
                statusReason,
                desired,
                busy,
                target,
                execution,
                createdAt,
                updatedAt,
                other);
    }
}
