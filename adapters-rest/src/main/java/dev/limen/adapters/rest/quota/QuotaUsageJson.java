package dev.limen.adapters.rest.quota;

import com.fasterxml.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import dev.limen.domain.quota.Quota;
import dev.limen.domain.quota.QuotaUsage;
import dev.limen.domain.user.UserId;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** A quota and what of it is used, as clients read it. */
@Schema(
        name = "QuotaUsage",
        description = "How much may be held, and how much is.",
        requiredProperties = {"quota", "usage"})
record QuotaUsageJson(Limits quota, Usage usage) {

    @Schema(
            name = "Quota",
            description = "How much may be held.",
            requiredProperties = {"id", "user_id", "max_vms", "max_cpu", "max_memory", "max_disk"})
    @JsonNaming(SnakeCaseStrategy.class)
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

    @Schema(
            name = "Usage",
            description = "How much is held by virtual machines in any state.",
            requiredProperties = {"vms", "cpu", "memory", "disk"})
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

    /** As seen for one user, whose number it then shows even where the standard quota counts for them. */
    static QuotaUsageJson of(QuotaUsage found, UserId user) {
        return of(found, user.value());
    }

    static QuotaUsageJson ofStandard(QuotaUsage found) {
        return of(found, 0);
    }

    private static QuotaUsageJson of(QuotaUsage found, long user) {
        Quota quota = found.quota();
        return new QuotaUsageJson(
                new Limits(
                        quota.id().value(),
                        user,
                        quota.limits().maxVms(),
                        quota.limits().maxCpu(),
                        quota.limits().maxMemory(),
                        quota.limits().maxDisk()),
                Usage.of(found.usage()));
    }
}
