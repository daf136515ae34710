package dev.limen.adapters.rest.session;

import dev.limen.adapters.rest.error.Fails;
import dev.limen.adapters.rest.request.Caller;
import dev.limen.adapters.rest.request.Client;
import dev.limen.adapters.rest.token.TokenSettings;
import dev.limen.application.session.ChangePassword;
import dev.limen.application.session.IssuedTokens;
import io.quarkus.security.Authenticated;
import io.quarkus.vertx.http.runtime.CurrentVertxRequest;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.PUT;
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

@Path("/api/me/password")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Session")
@Authenticated
@Fails(with = Fails.With.TOO_MANY_ATTEMPTS)
@RunOnVirtualThread
class OwnPasswordResource {

    private final ChangePassword changePassword;
    private final TokenSettings settings;
    private final SessionCookies cookies;
    private final CurrentVertxRequest current;
    private final Caller caller;

    OwnPasswordResource(
            ChangePassword changePassword,
            TokenSettings settings,
            SessionCookies cookies,
            Caller caller,
            CurrentVertxRequest current) {
        this.changePassword = changePassword;
        this.settings = settings;
        this.cookies = cookies;
        this.current = current;
        this.caller = caller;
    }

    @PUT
    @Operation(
            operationId = "changePassword",
            summary = "Change one's own password",
            description = "All sessions end, wherever they are; the answer begins a new one.")
    @APIResponse(
            responseCode = "200",
            description = "Tokens of the new session.",
            headers =
                    @Header(
                            name = "Set-Cookie",
                            description = "refresh_token, which scripts cannot read, and csrf_token.",
                            schema = @Schema(type = SchemaType.STRING)),
            content = @Content(schema = @Schema(implementation = LoginJson.Answer.class)))
    @APIResponse(responseCode = "409", description = "The account was changed by another request at the same time.")
    public Response change(OwnPasswordJson request) {
        IssuedTokens session = changePassword.handle(request.toCommand(client().address()), caller.actor());
        return Response.ok(LoginJson.Answer.of(session, settings.accessLifetime()))
                .cookie(cookies.fresh(session.refresh(), client()))
                .build();
    }

    private Client client() {
        return Client.of(current.getCurrent());
    }
}
