package dev.limen.adapters.rest.user;

import dev.limen.application.user.RegisterUser;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.ResponseStatus;

@Path("/api/auth/register")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Session")
@RunOnVirtualThread
class RegisterResource {

    private final RegisterUser registerUser;

    RegisterResource(RegisterUser registerUser) {
        this.registerUser = registerUser;
    }

    @POST
    @ResponseStatus(201)
    @Operation(
            operationId = "register",
            summary = "Ask for an account",
            description = "An administrator has to let it in before it can sign in.")
    @APIResponse(
            responseCode = "201",
            description = "The account.",
            content = @Content(schema = @Schema(implementation = RegistrationJson.Answer.class)))
    @APIResponse(responseCode = "409", description = "The name is taken.")
    public RegistrationJson.Answer register(RegistrationJson request) {
        return RegistrationJson.Answer.of(registerUser.handle(request.toUsername(), request.toPassword()));
    }
}
