package dev.limen.adapters.rest.image;

import dev.limen.adapters.rest.error.Fails;
import dev.limen.adapters.rest.request.AdminOnly;
import dev.limen.adapters.rest.request.Caller;
import dev.limen.adapters.rest.request.UploadRoute;
import dev.limen.application.image.UploadImage;
import dev.limen.domain.image.Image;
import dev.limen.domain.image.ImageName;
import dev.limen.domain.image.Sha256;
import io.quarkus.security.Authenticated;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.io.InputStream;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.ParameterIn;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestHeader;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;

@Path(UploadRoute.PATH + "{name}")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Images")
@Authenticated
@RunOnVirtualThread
class UploadResource {

    private final UploadImage uploadImage;
    private final Caller caller;

    UploadResource(UploadImage uploadImage, Caller caller) {
        this.uploadImage = uploadImage;
        this.caller = caller;
    }

    @PUT
    @Consumes(MediaType.WILDCARD)
    @AdminOnly
    @Fails(with = {Fails.With.TOO_MANY_TRANSFERS, Fails.With.STORAGE_FULL})
    @Operation(
            operationId = "uploadImage",
            summary = "Upload an image",
            description =
                    "The body is the image itself, of whatever type it is said to be. It is not held to the limits of"
                            + " other bodies, but has to keep coming. While it comes in, the image shows how much has arrived."
                            + " An upload that ends early has left nothing, and can be made again.")
    @Parameter(
            name = "sha256",
            in = ParameterIn.QUERY,
            description = "The SHA-256 checksum that the content must have.",
            schema = @Schema(type = SchemaType.STRING, pattern = Sha256.PATTERN))
    @Parameter(
            name = "os_type",
            in = ParameterIn.QUERY,
            description = "The operating system in it.",
            schema = @Schema(type = SchemaType.STRING, pattern = "^[a-z0-9-]{1,64}$"))
    @Parameter(
            name = "login",
            in = ParameterIn.QUERY,
            description = "The user that its system lets in first.",
            schema = @Schema(type = SchemaType.STRING, pattern = Image.Login.PATTERN))
    @RequestBody(
            required = true,
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_OCTET_STREAM,
                            schema = @Schema(type = SchemaType.STRING, format = "binary")))
    @APIResponseSchema(value = ImageJson.class, responseCode = "201", responseDescription = "The image.")
    @APIResponse(responseCode = "400", description = "The content is no image, or not what the checksum says.")
    @APIResponse(responseCode = "409", description = "The name is taken.")
    @APIResponse(responseCode = "413", description = "The image is too large.")
    public Response upload(
            @Parameter(
                            description = "The name of the image.",
                            schema = @Schema(type = SchemaType.STRING, pattern = ImageName.PATTERN))
                    @RestPath
                    String name,
            @RestQuery @Nullable String sha256,
            @RestQuery("os_type") @Nullable String osType,
            @RestQuery @Nullable String login,
            @Parameter(hidden = true) @RestHeader(HttpHeaders.CONTENT_LENGTH) @Nullable Long length,
            InputStream body) {
        Image image = uploadImage.handle(
                ImageLabels.label(name, sha256, osType, login),
                new UploadContent(body, length == null ? -1 : length, caller),
                caller.actor());
        return Response.status(Response.Status.CREATED)
                .header(HttpHeaders.LOCATION, "/api/images/" + image.id().value())
                .entity(ImageJson.of(image))
                .build();
    }
}
