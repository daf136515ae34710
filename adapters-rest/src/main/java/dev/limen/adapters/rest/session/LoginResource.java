package dev.limen.adapters.rest.session;

import dev.limen.adapters.rest.error.Fails;
import dev.limen.adapters.rest.request.AuditContext;
import dev.limen.adapters.rest.request.Client;
import dev.limen.adapters.rest.token.TokenSettings;
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
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.headers.Header;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

@Path("/api/auth/login")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Session", description = "Asking for an account, and signing in.")
@Fails(with = Fails.With.TOO_MANY_ATTEMPTS, about = Fails.About.USER)
@RunOnVirtualThread
class LoginResource {

    private final LogIn logIn;
    private final TokenSettings settings;
    private final SessionCookies cookies;
    private final CurrentVertxRequest current;
    private final AuditContext audit;

    LoginResource(
            LogIn logIn,
            TokenSettings settings,
            SessionCookies cookies,
            CurrentVertxRequest current,
            AuditContext audit) {
        this.logIn = logIn;
        this.settings = settings;
        this.cookies = cookies;
        this.current = current;
        this.audit = audit;
    }

    @POST
    @Operation(
            operationId = "login",
            summary = "Sign in",
            description = "An unknown name and a wrong password get the same answer.")
    @APIResponse(
            responseCode = "200",
            description = "Tokens.",
            headers =
                    @Header(
                            name = "Set-Cookie",
                            description = "refresh_token, which scripts cannot read, and csrf_token.",
                            schema = @Schema(type = SchemaType.STRING)),
            content = @Content(schema = @Schema(implementation = LoginJson.Answer.class)))
    @APIResponse(responseCode = "401", description = "Name or password is wrong.")
    @APIResponse(responseCode = "403", description = "No administrator has let this account in.")
    public Response login(LoginJson request) {
        Client client = Client.of(current.getCurrent());
        request.triedName().ifPresent(audit::setTriedName);
        IssuedTokens session = logIn.handle(request.toCommand(client.address()));
        audit.setActor(session.user().id(), session.user().username());
        return Response.ok(LoginJson.Answer.of(session, settings.accessLifetime()))
                .cookie(cookies.fresh(session.refresh(), client))
                .build();
    }
}
