package dev.limen.adapters.rest.user;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import com.fasterxml.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import dev.limen.domain.user.UserOverview;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

@Schema(
        name = "UserOverview",
        description = "An account with what its virtual machines hold together.",
        requiredProperties = {
            "id",
            "uuid",
            "username",
            "role",
            "approved",
            "created_at",
            "updated_at",
            "vm_count",
            "total_cpu",
            "total_memory"
        })
@JsonNaming(SnakeCaseStrategy.class)
record UserOverviewJson(
        @JsonUnwrapped UserJson user,

        @Schema(description = "How many virtual machines it owns.", examples = "2")
        long vmCount,

        @Schema(description = "Their cores together.", examples = "4")
        long totalCpu,

        @Schema(description = "Their memory together in MiB.", examples = "4096")
        long totalMemory) {

    static UserOverviewJson of(UserOverview overview) {
        return new UserOverviewJson(UserJson.of(overview.user()), overview.vms(), overview.cpu(), overview.memoryMiB());
    }
}
