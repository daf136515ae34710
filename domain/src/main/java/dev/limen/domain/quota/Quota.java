package dev.limen.domain.quota;

import dev.limen.domain.user.UserId;
import org.jspecify.annotations.Nullable;

/**
 * How much may be held.
 *
 * @param user whose quota it is; absent in the standard quota, which counts for users without one of their own
 */
public record Quota(QuotaId id, @Nullable UserId user, Limits limits) {

    /**
     * Checks that there is room. What is not requested is not checked, so a limit below the usage blocks growth only.
     *
     * @throws QuotaError.Exceeded naming the first dimension without room
     */
    public void check(Usage current, Usage requested) {
        check("VMs", current.vms(), requested.vms(), limits.maxVms());
        check("CPU", current.cpu(), requested.cpu(), limits.maxCpu());
        check("Memory", current.memory(), requested.memory(), limits.maxMemory());
        check("Disk", current.disk(), requested.disk(), limits.maxDisk());
    }

    private static void check(String dimension, long current, long requested, long limit) {
        if (requested > 0 && current + requested > limit) {
            throw new QuotaError.Exceeded(dimension, current, requested, limit);
        }
    }
}
