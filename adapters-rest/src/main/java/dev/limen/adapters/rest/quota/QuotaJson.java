package dev.limen.adapters.rest.quota;

import dev.limen.application.quota.SetQuota;
import dev.limen.domain.InvalidValue;
import dev.limen.domain.user.UserId;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

@Schema(name = "NewQuota", description = "Limits to set; what is absent stays as it is.")
record QuotaJson(
        @Schema(description = "Whose quota to set; without it the standard one.", examples = "3") @Nullable
        Long userId,

        @Schema(description = "Virtual machines.", minimum = "0", examples = "5") @Nullable
        Integer maxVms,

        @Schema(description = "Cores.", minimum = "0", examples = "8") @Nullable
        Integer maxCpu,

        @Schema(description = "Memory in MiB.", minimum = "0", examples = "16384") @Nullable
        Integer maxMemory,

        @Schema(description = "Disk in GiB.", minimum = "0", examples = "200") @Nullable
        Integer maxDisk) {

    @Nullable
    UserId user() {
        return userId == null ? null : new UserId(userId);
    }

    SetQuota.Command toCommand(@Nullable UserId user) {
        if (maxVms == null && maxCpu == null && maxMemory == null && maxDisk == null) {
            throw new InvalidValue("max_vms", "or max_cpu, max_memory or max_disk is required");
        }
        return new SetQuota.Command(user, maxVms, maxCpu, maxMemory, maxDisk);
    }
}
