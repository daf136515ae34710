package dev.limen.adapters.rest.user;

import dev.limen.adapters.rest.error.Fails;
import dev.limen.adapters.rest.idempotency.Idempotent;
import dev.limen.adapters.rest.request.AuditContext;
import dev.limen.adapters.rest.request.Client;
import dev.limen.application.user.RegisterUser;
import dev.limen.domain.session.RemoteAddress;
import dev.limen.domain.user.UserView;
import io.quarkus.vertx.http.runtime.CurrentVertxRequest;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

@Path("/api/auth/register")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Session")
@Fails(with = Fails.With.TOO_MANY_ATTEMPTS, about = Fails.About.USER)
@RunOnVirtualThread
class RegisterResource {

    private final RegisterUser registerUser;
    private final CurrentVertxRequest current;
    private final AuditContext audit;

    RegisterResource(RegisterUser registerUser, CurrentVertxRequest current, AuditContext audit) {
        this.registerUser = registerUser;
        this.current = current;
        this.audit = audit;
    }

    @POST
    @Idempotent(anonymous = true)
    @Operation(
            operationId = "register",
            summary = "Ask for an account",
            description = "An administrator has to let it in before it can sign in.")
    @APIResponse(
            responseCode = "201",
            description = "The account.",
            content = @Content(schema = @Schema(implementation = RegistrationJson.Answer.class)))
    @APIResponse(responseCode = "409", description = "The name is taken.")
    public Response register(RegistrationJson request) {
        RemoteAddress from = Client.of(current.getCurrent()).address();
        UserView user = registerUser.handle(request.toCommand(from));
        audit.setTarget(user.id().value());
        return Response.status(Response.Status.CREATED)
                .entity(RegistrationJson.Answer.of(user))
                .build();
    }
}
