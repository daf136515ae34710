package dev.limen.adapters.rest.user;

import dev.limen.adapters.rest.audit.AuditContext;
import dev.limen.adapters.rest.error.Fails;
import dev.limen.adapters.rest.idempotency.Idempotent;
import dev.limen.adapters.rest.request.Client;
import dev.limen.application.user.RegisterUser;
import dev.limen.domain.user.UserView;
import io.quarkus.vertx.http.runtime.CurrentVertxRequest;
import io.smallrye.common.annotation.RunOnVirtualThread;
import io.vertx.ext.web.RoutingContext;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

@Path("/api/auth/register")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Session")
@Fails(with = Fails.With.TOO_MANY_ATTEMPTS)
@RunOnVirtualThread
class RegisterResource {

    private final RegisterUser registerUser;
    private final CurrentVertxRequest current;

    RegisterResource(RegisterUser registerUser, CurrentVertxRequest current) {
        this.registerUser = registerUser;
        this.current = current;
    }

    @POST
    @Idempotent(anonymous = true)
    @Operation(
            operationId = "register",
            summary = "Ask for an account",
            description = "An administrator has to let it in before it can sign in.")
    @APIResponseSchema(
            value = RegistrationJson.Answer.class,
            responseCode = "201",
            responseDescription = "The account.")
    @APIResponse(responseCode = "409", description = "The name is taken.")
    public Response register(RegistrationJson request) {
        RoutingContext context = current.getCurrent();
        UserView user = registerUser.handle(request.toCommand(Client.of(context).address()));
        AuditContext.of(context).setTarget(user.id());
        return Response.status(Response.Status.CREATED)
                .entity(RegistrationJson.Answer.of(user))
                .build();
    }
}
