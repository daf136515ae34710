package dev.limen.adapters.rest.host;

import dev.limen.adapters.rest.error.Fails;
import dev.limen.adapters.rest.error.TextErrors;
import dev.limen.adapters.rest.request.Caller;
import dev.limen.adapters.rest.request.HttpSettings;
import dev.limen.application.host.GetHostMetrics;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

@Path(TextErrors.METRICS)
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Host", description = "What the host is doing.")
@Fails(with = Fails.With.ORIGIN_NOT_ALLOWED)
@RunOnVirtualThread
class HostMetricsResource {

    private final GetHostMetrics getHostMetrics;
    private final HttpSettings settings;
    private final Caller caller;

    HostMetricsResource(GetHostMetrics getHostMetrics, HttpSettings settings, Caller caller) {
        this.getHostMetrics = getHostMetrics;
        this.settings = settings;
        this.caller = caller;
    }

    @GET
    @Operation(
            operationId = "hostMetrics",
            summary = "Tell how much of the host is in use",
            description =
                    "As sampled some seconds ago. Needs no token, unless the operator says so. Failures are plain "
                            + "text.")
    @APIResponse(responseCode = "200", description = "The latest sample.")
    @APIResponse(responseCode = "401", description = "The operator wants a token, and there is no good one.")
    @APIResponse(
            responseCode = "403",
            description = "Pages of this origin may not call; or the operator wants a token, and the account has not "
                    + "been let in.")
    @APIResponse(responseCode = "503", description = "The hypervisor has not told for a while.")
    public HostMetricsJson metrics() {
        if (!settings.publicMetrics()) {
            caller.actor();
        }
        return HostMetricsJson.of(getHostMetrics.handle());
    }
}
