package dev.limen.adapters.rest.image;

import dev.limen.adapters.rest.request.Caller;
import dev.limen.domain.image.catalogue.ImageCatalogue;
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

@Path("/api/images/catalogue")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Images")
@Authenticated
@RunOnVirtualThread
class CatalogueResource {

    private final ImageCatalogue catalogue;
    private final Caller caller;

    CatalogueResource(ImageCatalogue catalogue, Caller caller) {
        this.catalogue = catalogue;
        this.caller = caller;
    }

    @GET
    @Operation(
            operationId = "listCatalogue",
            summary = "List well-known images",
            description = "An administrator imports one by its key, if the operator allows its host.")
    @APIResponse(responseCode = "200", description = "The images.")
    public List<CatalogueImageJson> list() {
        caller.actor();
        return catalogue.images().stream().map(CatalogueImageJson::of).toList();
    }
}
