package dev.limen.adapters.rest.quota;

import dev.limen.domain.quota.Quota;
import dev.limen.domain.quota.QuotaUsage;
import dev.limen.domain.user.UserId;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** A quota and what of it is used, as clients read it. */
@Schema(name = "QuotaUsage", description = "How much may be held, and how much is.")
record QuotaUsageJson(Limits quota, Usage usage) {

    @Schema(name = "Quota", description = "How much may be held.")
    record Limits(
            @Schema(description = "Its number.", examples = "1")
            long id,

            @Schema(
                    description =
                            "Whose it is; 0 in the standard quota, which counts for users without one of their own.",
                    examples = "3")
            long userId,

            @Schema(description = "Virtual machines.", examples = "5")
            int maxVms,

            @Schema(description = "Cores.", examples = "8") int maxCpu,

            @Schema(description = "Memory in MiB.", examples = "16384")
            int maxMemory,

            @Schema(description = "Disk in GiB.", examples = "200")
            int maxDisk) {}

    @Schema(name = "Usage", description = "How much is held by virtual machines in any state.")
    record Usage(
            @Schema(description = "Virtual machines.", examples = "2")
            long vms,

            @Schema(description = "Cores.", examples = "4") long cpu,

            @Schema(description = "Memory in MiB.", examples = "4096")
            long memory,

            @Schema(description = "Disk in GiB.", examples = "40")
            long disk) {

        static Usage of(dev.limen.domain.quota.Usage usage) {
            return new Usage(usage.vms(), usage.cpu(), usage.memory(), usage.disk());
        }
    }

    @Schema(name = "Balance", description = "What one user holds, counted in two ways that agree.")
    record Balance(
            @Schema(description = "The user.", examples = "3")
            long userId,

            @Schema(description = "What counts against the quota.")
            Usage usage,

            @Schema(description = "The sum of the user's virtual machines.")
            Usage vms) {

        static Balance of(dev.limen.domain.quota.Balance balance) {
            return new Balance(balance.user().value(), Usage.of(balance.usage()), Usage.of(balance.vms()));
        }
    }

    /**
     * As seen for one user, whose number it then shows even where the standard quota counts for them; for nobody it is
     * the standard one.
     */
    static QuotaUsageJson of(QuotaUsage found, @Nullable UserId user) {
        Quota quota = found.quota();
        return new QuotaUsageJson(
                new Limits(
                        quota.id().value(),
                        user == null ? 0 : user.value(),
                        quota.limits().maxVms(),
                        quota.limits().maxCpu(),
                        quota.limits().maxMemory(),
                        quota.limits().maxDisk()),
                Usage.of(found.usage()));
    }
}
