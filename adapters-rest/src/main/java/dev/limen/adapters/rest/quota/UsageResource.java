package dev.limen.adapters.rest.quota;

import dev.limen.adapters.rest.request.Caller;
import dev.limen.application.quota.CompareUsage;
import io.quarkus.security.Authenticated;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

@Path("/api/admin/usage")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Quota")
@Authenticated
@RunOnVirtualThread
class UsageResource {

    private final CompareUsage compareUsage;
    private final Caller caller;

    UsageResource(CompareUsage compareUsage, Caller caller) {
        this.compareUsage = compareUsage;
        this.caller = caller;
    }

    @GET
    @Operation(
            operationId = "compareUsage",
            summary = "Show what each user holds, counted in two ways",
            description =
                    "As it counts against the quota, and as the sum of the virtual machines. Both agree, but for the "
                            + "moment in which a virtual machine changes its size.")
    @APIResponse(responseCode = "200", description = "Those who hold anything, ordered by id.")
    public List<BalanceJson> compare() {
        return compareUsage.handle(caller.actor()).stream().map(BalanceJson::of).toList();
    }
}
