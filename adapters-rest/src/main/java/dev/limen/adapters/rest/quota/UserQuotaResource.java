package dev.limen.adapters.rest.quota;

import dev.limen.adapters.rest.request.AdminOnly;
import dev.limen.adapters.rest.request.Caller;
import dev.limen.adapters.rest.user.UserAddress;
import dev.limen.application.quota.GetQuota;
import dev.limen.application.quota.SetQuota;
import dev.limen.domain.user.UserId;
import io.quarkus.security.Authenticated;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;

@Path("/api/admin/users/{id}/quota")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Users")
@Authenticated
@RunOnVirtualThread
class UserQuotaResource {

    private static final String WHICH = "The number of the user.";

    private final GetQuota getQuota;
    private final SetQuota setQuota;
    private final Caller caller;

    UserQuotaResource(GetQuota getQuota, SetQuota setQuota, Caller caller) {
        this.getQuota = getQuota;
        this.setQuota = setQuota;
        this.caller = caller;
    }

    @GET
    @AdminOnly
    @Operation(operationId = "getUserQuota", summary = "Show a user's quota and usage")
    @APIResponse(responseCode = "200", description = "The user's quota and usage.")
    public QuotaUsageJson get(@Parameter(description = WHICH) @RestPath String id) {
        UserId user = UserAddress.id(id);
        return QuotaUsageJson.of(getQuota.handle(user, caller.actor()), user);
    }

    @PUT
    @AdminOnly
    @Operation(
            operationId = "setUserQuota",
            summary = "Set a user's quota",
            description = "A user_id in the body does not count. A limit below the usage blocks growth only.")
    @APIResponse(responseCode = "200", description = "The quota as it is now, and the usage.")
    public QuotaUsageJson set(@Parameter(description = WHICH) @RestPath String id, QuotaJson request) {
        UserId user = UserAddress.id(id);
        return QuotaUsageJson.of(setQuota.handle(request.toCommand(user), caller.actor()), user);
    }
}
