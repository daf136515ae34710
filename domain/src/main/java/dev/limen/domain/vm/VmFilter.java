package dev.limen.domain.vm;

import dev.limen.domain.policy.OsType;
import dev.limen.domain.user.UserId;
import org.jspecify.annotations.Nullable;

/**
 * Which VMs to list. What is absent does not restrict.
 *
 * @param owner whose VMs
 * @param name a part of the name, without regard to case
 * @param after only ids above this one
 * @param limit how many at most, from 1
 */
public record VmFilter(
        @Nullable UserId owner,
        @Nullable VmStatus status,
        @Nullable String name,
        @Nullable OsType osType,
        @Nullable VmId after,
        @Nullable Integer limit) {

    /** Every VM of one owner. */
    public static VmFilter ownedBy(UserId owner) {
        return new VmFilter(owner, null, null, null, null, null);
    }

    /** Every VM there is. */
    public static VmFilter all() {
        return new VmFilter(null, null, null, null, null, null);
    }

    /** The same, restricted to one owner. */
    public VmFilter onlyOf(UserId onlyOwner) {
        return new VmFilter(onlyOwner, status, name, osType, after, limit);
    }
}
