package dev.limen.adapters.rest.session;

import dev.limen.adapters.rest.error.Fails;
import dev.limen.adapters.rest.request.Caller;
import dev.limen.adapters.rest.request.Client;
import dev.limen.adapters.rest.user.UserJson;
import dev.limen.application.session.ChangePassword;
import dev.limen.application.session.IssuedTokens;
import dev.limen.domain.user.UserError;
import dev.limen.domain.user.UserQueries;
import io.quarkus.security.Authenticated;
import io.quarkus.vertx.http.runtime.CurrentVertxRequest;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

@Path("/api/me")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Session")
@Authenticated
@RunOnVirtualThread
class MeResource {

    private final UserQueries users;
    private final ChangePassword changePassword;
    private final SessionCookies cookies;
    private final CurrentVertxRequest current;
    private final Caller caller;

    MeResource(
            UserQueries users,
            ChangePassword changePassword,
            SessionCookies cookies,
            CurrentVertxRequest current,
            Caller caller) {
        this.users = users;
        this.changePassword = changePassword;
        this.cookies = cookies;
        this.current = current;
        this.caller = caller;
    }

    @GET
    @Operation(operationId = "getMe", summary = "Show one's own account")
    @APIResponse(responseCode = "200", description = "The account.")
    public UserJson get() {
        return users.find(caller.actor().id()).map(UserJson::of).orElseThrow(UserError.NotAuthenticated::new);
    }

    @PUT
    @Path("password")
    @Fails(with = Fails.With.TOO_MANY_ATTEMPTS)
    @Operation(
            operationId = "changePassword",
            summary = "Change one's own password",
            description = "All sessions end, wherever they are; the answer begins a new one.")
    @APIResponseSchema(
            value = LoginJson.Answer.class,
            responseCode = "200",
            responseDescription = "Tokens of the new session.")
    @APIResponse(responseCode = "409", description = "The account was changed by another request at the same time.")
    public Response changePassword(OwnPasswordJson request) {
        Client client = Client.of(current.getCurrent());
        IssuedTokens session = changePassword.handle(request.toCommand(client.address()), caller.actor());
        return cookies.begin(session, client);
    }
}
