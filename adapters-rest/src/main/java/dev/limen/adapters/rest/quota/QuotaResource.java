package dev.limen.adapters.rest.quota;

import dev.limen.adapters.rest.error.Fails;
import dev.limen.adapters.rest.request.AdminOnly;
import dev.limen.adapters.rest.request.AuditContext;
import dev.limen.adapters.rest.request.Caller;
import dev.limen.application.quota.GetQuota;
import dev.limen.application.quota.SetQuota;
import dev.limen.domain.quota.QuotaUsage;
import dev.limen.domain.user.UserId;
import io.quarkus.security.Authenticated;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

@Path("/api/quota")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Quota", description = "How much a user may hold, and does.")
@Authenticated
@Fails(about = Fails.About.USER)
@RunOnVirtualThread
class QuotaResource {

    private final GetQuota getQuota;
    private final SetQuota setQuota;
    private final Caller caller;
    private final AuditContext audit;

    QuotaResource(GetQuota getQuota, SetQuota setQuota, Caller caller, AuditContext audit) {
        this.getQuota = getQuota;
        this.setQuota = setQuota;
        this.caller = caller;
        this.audit = audit;
    }

    @GET
    @Operation(operationId = "getOwnQuota", summary = "Show one's own quota and usage")
    @APIResponse(responseCode = "200", description = "The caller's quota and usage.")
    public QuotaUsageJson get() {
        UserId user = caller.actor().id();
        return QuotaUsageJson.of(getQuota.handle(user, caller.actor()), user);
    }

    @PUT
    @AdminOnly
    @Operation(
            operationId = "setQuota",
            summary = "Set a user's quota, or the standard one",
            description = "For administrators. A limit below the usage blocks growth only.")
    @APIResponse(responseCode = "200", description = "The quota as it is now, and the usage.")
    @APIResponse(responseCode = "404", description = "There is no such user.")
    public QuotaUsageJson set(QuotaJson request) {
        UserId user = request.user();
        if (user != null) {
            audit.setTarget(user.value());
        }
        QuotaUsage now = setQuota.handle(request.toCommand(user), caller.actor());
        return user == null ? QuotaUsageJson.ofStandard(now) : QuotaUsageJson.of(now, user);
    }
}
