package dev.limen.adapters.rest.session;

import dev.limen.adapters.rest.audit.AuditContext;
import dev.limen.adapters.rest.error.Fails;
import dev.limen.adapters.rest.request.Client;
import dev.limen.application.session.IssuedTokens;
import dev.limen.application.session.LogIn;
import io.quarkus.vertx.http.runtime.CurrentVertxRequest;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

@Path("/api/auth/login")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Session", description = "Asking for an account, and signing in.")
@Fails(with = Fails.With.TOO_MANY_ATTEMPTS)
@RunOnVirtualThread
class LoginResource {

    private final LogIn logIn;
    private final SessionCookies cookies;
    private final CurrentVertxRequest current;

    LoginResource(LogIn logIn, SessionCookies cookies, CurrentVertxRequest current) {
        this.logIn = logIn;
        this.cookies = cookies;
        this.current = current;
    }

    @POST
    @Operation(
            operationId = "login",
            summary = "Sign in",
            description = "An unknown name and a wrong password get the same answer.")
    @APIResponseSchema(value = LoginJson.Answer.class, responseCode = "200", responseDescription = "Tokens.")
    @APIResponse(responseCode = "401", description = "Name or password is wrong.")
    @APIResponse(responseCode = "403", description = "No administrator has let this account in.")
    public Response login(LoginJson request) {
        Client client = Client.of(current.getCurrent());
        AuditContext audit = AuditContext.of(current.getCurrent());
        request.triedName().ifPresent(audit::setTriedName);
        IssuedTokens session = logIn.handle(request.toCommand(client.address()));
        audit.setActor(session.user().id(), session.user().username());
        return cookies.begin(session, client);
    }
}
