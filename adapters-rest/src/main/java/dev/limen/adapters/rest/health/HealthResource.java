package dev.limen.adapters.rest.health;

import dev.limen.adapters.rest.error.Fails;
import dev.limen.application.health.CheckHealth;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

@Path("/api")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Health", description = "Whether everything is there.")
@Fails(with = Fails.With.ORIGIN_NOT_ALLOWED, whenUnavailable = false)
@RunOnVirtualThread
class HealthResource {

    private final CheckHealth checkHealth;

    HealthResource(CheckHealth checkHealth) {
        this.checkHealth = checkHealth;
    }

    @GET
    @Path("health")
    @Operation(operationId = "health", summary = "Tell whether database and hypervisor answer")
    @APIResponse(responseCode = "200", description = "Always, as long as this server answers at all.")
    public HealthJson health() {
        return HealthJson.of(checkHealth.handle());
    }

    @GET
    @Path("health_proxy")
    @Operation(operationId = "healthProxy", summary = "The same under another name")
    @APIResponse(responseCode = "200", description = "Always, as long as this server answers at all.")
    public HealthJson healthProxy() {
        return health();
    }
}
