package dev.limen.adapters.rest.image;

import dev.limen.adapters.rest.error.Fails;
import dev.limen.adapters.rest.idempotency.Idempotent;
import dev.limen.adapters.rest.request.AdminOnly;
import dev.limen.adapters.rest.request.Caller;
import dev.limen.application.image.DeleteImage;
import dev.limen.application.image.GetImage;
import dev.limen.application.image.ImportImage;
import dev.limen.application.image.ListImages;
import dev.limen.domain.image.Image;
import dev.limen.domain.image.ImageId;
import dev.limen.domain.image.catalogue.ImageCatalogue;
import io.quarkus.security.Authenticated;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;

@Path("/api/images")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Images", description = "What virtual machines are made from.")
@Authenticated
@RunOnVirtualThread
class ImageResource {

    private static final String WHICH = "The number of the image.";

    private final ListImages listImages;
    private final GetImage getImage;
    private final ImportImage importImage;
    private final DeleteImage deleteImage;
    private final ImageCatalogue catalogue;
    private final Caller caller;

    ImageResource(
            ListImages listImages,
            GetImage getImage,
            ImportImage importImage,
            DeleteImage deleteImage,
            ImageCatalogue catalogue,
            Caller caller) {
        this.listImages = listImages;
        this.getImage = getImage;
        this.importImage = importImage;
        this.deleteImage = deleteImage;
        this.catalogue = catalogue;
        this.caller = caller;
    }

    @GET
    @Operation(
            operationId = "listImages",
            summary = "List images",
            description = "Ordered by id. Administrators also see those that come in or have failed.")
    @APIResponse(responseCode = "200", description = "The images.")
    public List<ImageJson> list() {
        return listImages.handle(caller.actor()).stream().map(ImageJson::of).toList();
    }

    @GET
    @Path("{image}")
    @Operation(operationId = "getImage", summary = "Show an image, or how its upload or import goes")
    @APIResponse(responseCode = "200", description = "The image.")
    public ImageJson get(@Parameter(description = WHICH) @RestPath String image) {
        return ImageJson.of(getImage.handle(ImageId.parse(image), caller.actor()));
    }

    @POST
    @AdminOnly
    @Idempotent
    @Fails(with = Fails.With.TOO_MANY_TRANSFERS)
    @Operation(
            operationId = "importImage",
            summary = "Import an image",
            description = "It comes in in the background, and is ready or failed in the end. Deleting it cancels that.")
    @APIResponseSchema(
            value = ImageJson.class,
            responseCode = "202",
            responseDescription = "The image, which is coming in.")
    @APIResponse(responseCode = "409", description = "The name is taken.")
    public Response add(NewImageJson request) {
        NewImageJson.Order order = request.toOrder(catalogue);
        Image begun = importImage.handle(order.label(), order.source(), caller.actor());
        return Response.accepted(ImageJson.of(begun))
                .header(HttpHeaders.LOCATION, "/api/images/" + begun.id().value())
                .build();
    }

    @DELETE
    @Path("{image}")
    @Operation(
            operationId = "deleteImage",
            summary = "Delete an image",
            description = "One that is coming in is cancelled.")
    @APIResponse(responseCode = "200", description = "What it was.")
    @APIResponse(responseCode = "409", description = "Virtual machines were made from it, and need it.")
    public ImageJson.Deleted delete(@Parameter(description = WHICH) @RestPath String image) {
        return ImageJson.Deleted.of(deleteImage.handle(ImageId.parse(image), caller.actor()));
    }
}
