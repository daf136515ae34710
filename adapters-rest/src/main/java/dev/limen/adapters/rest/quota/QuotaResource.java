package dev.limen.adapters.rest.quota;

import dev.limen.adapters.rest.audit.AuditContext;
import dev.limen.adapters.rest.request.AdminOnly;
import dev.limen.adapters.rest.request.Caller;
import dev.limen.application.quota.CompareUsage;
import dev.limen.application.quota.GetQuota;
import dev.limen.application.quota.SetQuota;
import dev.limen.domain.user.UserId;
import io.quarkus.security.Authenticated;
import io.quarkus.vertx.http.runtime.CurrentVertxRequest;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

@Path("/api")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Quota", description = "How much a user may hold, and does.")
@Authenticated
@RunOnVirtualThread
class QuotaResource {

    private final GetQuota getQuota;
    private final SetQuota setQuota;
    private final CompareUsage compareUsage;
    private final Caller caller;
    private final CurrentVertxRequest current;

    QuotaResource(
            GetQuota getQuota,
            SetQuota setQuota,
            CompareUsage compareUsage,
            Caller caller,
            CurrentVertxRequest current) {
        this.getQuota = getQuota;
        this.setQuota = setQuota;
        this.compareUsage = compareUsage;
        this.caller = caller;
        this.current = current;
    }

    @GET
    @Path("quota")
    @Operation(operationId = "getOwnQuota", summary = "Show one's own quota and usage")
    @APIResponse(responseCode = "200", description = "The caller's quota and usage.")
    public QuotaUsageJson get() {
        UserId user = caller.actor().id();
        return QuotaUsageJson.of(getQuota.handle(user, caller.actor()), user);
    }

    @PUT
    @AdminOnly
    @Path("quota")
    @Operation(
            operationId = "setQuota",
            summary = "Set a user's quota, or the standard one",
            description = "For administrators. A limit below the usage blocks growth only.")
    @APIResponse(responseCode = "200", description = "The quota as it is now, and the usage.")
    @APIResponse(responseCode = "404", description = "There is no such user.")
    public QuotaUsageJson set(QuotaJson request) {
        UserId user = request.user();
        if (user != null) {
            AuditContext.of(current.getCurrent()).setTarget(user);
        }
        return QuotaUsageJson.of(setQuota.handle(request.toCommand(user), caller.actor()), user);
    }

    @GET
    @Path("admin/usage")
    @Operation(
            operationId = "compareUsage",
            summary = "Show what each user holds, counted in two ways",
            description =
                    "As it counts against the quota, and as the sum of the virtual machines. Both agree, but for the "
                            + "moment in which a virtual machine changes its size.")
    @APIResponse(responseCode = "200", description = "Those who hold anything, ordered by id.")
    public List<QuotaUsageJson.Balance> compare() {
        return compareUsage.handle(caller.actor()).stream()
                .map(QuotaUsageJson.Balance::of)
                .toList();
    }
}
