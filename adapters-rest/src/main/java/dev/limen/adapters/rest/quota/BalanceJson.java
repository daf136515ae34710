package dev.limen.adapters.rest.quota;

import com.fasterxml.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import dev.limen.domain.quota.Balance;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

@Schema(
        name = "Balance",
        description = "What one user holds, counted in two ways that agree.",
        requiredProperties = {"user_id", "usage", "vms"})
@JsonNaming(SnakeCaseStrategy.class)
record BalanceJson(
        @Schema(description = "The user.", examples = "3") long userId,

        @Schema(description = "What counts against the quota.")
        QuotaUsageJson.Usage usage,

        @Schema(description = "The sum of the user's virtual machines.")
        QuotaUsageJson.Usage vms) {

    static BalanceJson of(Balance balance) {
        return new BalanceJson(
                balance.user().value(),
                QuotaUsageJson.Usage.of(balance.usage()),
                QuotaUsageJson.Usage.of(balance.vms()));
    }
}
