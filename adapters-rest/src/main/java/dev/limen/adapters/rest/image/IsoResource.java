package dev.limen.adapters.rest.image;

import dev.limen.adapters.rest.request.Caller;
import dev.limen.application.image.ListImages;
import io.quarkus.security.Authenticated;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

@Path("/api/vms/isos")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Images")
@Authenticated
@RunOnVirtualThread
class IsoResource {

    private final ListImages listImages;
    private final Caller caller;

    IsoResource(ListImages listImages, Caller caller) {
        this.listImages = listImages;
        this.caller = caller;
    }

    @GET
    @Operation(operationId = "listIsos", summary = "List the CD and DVD images")
    @APIResponse(responseCode = "200", description = "The images.")
    public IsosJson list() {
        return IsosJson.of(listImages.handle(caller.actor()));
    }
}
