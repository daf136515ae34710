package dev.limen.adapters.rest.session;

import dev.limen.adapters.rest.audit.AuditContext;
import dev.limen.adapters.rest.error.ErrorJson;
import dev.limen.adapters.rest.error.RequestError;
import dev.limen.adapters.rest.request.Client;
import dev.limen.adapters.rest.token.BearerToken;
import dev.limen.application.session.IssuedTokens;
import dev.limen.application.session.LogOut;
import dev.limen.application.session.RefreshSession;
import dev.limen.application.session.ResumeSession;
import dev.limen.domain.InvalidValue;
import dev.limen.domain.user.UserError;
import io.quarkus.vertx.http.runtime.CurrentVertxRequest;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.ParameterIn;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/**
 * What becomes of a session once it has begun. A client shows which one by its access token, or by its refresh token in
 * the body or in the cookie; only what comes by cookie alone could have been sent by a browser of itself. Refreshing is
 * not guarded against that, because nobody but the page that asked can read the answer.
 */
@Path("/api/auth")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Session")
@RunOnVirtualThread
class SessionResource {

    private static final String EVERYWHERE = "Whether all sessions of the user end.";

    private final RefreshSession refreshSession;
    private final ResumeSession resumeSession;
    private final LogOut logOut;
    private final SessionCookies cookies;
    private final CurrentVertxRequest current;

    SessionResource(
            RefreshSession refreshSession,
            ResumeSession resumeSession,
            LogOut logOut,
            SessionCookies cookies,
            CurrentVertxRequest current) {
        this.refreshSession = refreshSession;
        this.resumeSession = resumeSession;
        this.logOut = logOut;
        this.cookies = cookies;
        this.current = current;
    }

    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @Path("refresh")
    @Operation(
            operationId = "refreshSession",
            summary = "Get new tokens",
            description =
                    "The refresh token is replaced. Requests with the same one within ten seconds get the same new "
                            + "one; whoever uses it later ends the session.")
    @APIResponseSchema(value = LoginJson.Answer.class, responseCode = "200", responseDescription = "Tokens.")
    @APIResponse(responseCode = "401", description = "There is no such session, or not any more.")
    public Response refresh(@Nullable RefreshJson request, @Context HttpHeaders headers) {
        String token = refreshToken(request)
                .or(() -> cookies.refreshToken(headers))
                .orElseThrow(UserError.BadRefreshToken::new);
        IssuedTokens session = refreshSession.handle(token);
        audit().setActor(session.user().id(), session.user().username());
        return cookies.goOn(session, headers, client());
    }

    @GET
    @Path("session")
    @Operation(
            operationId = "getSession",
            summary = "Find out whether there is a session",
            description = "Told from the refresh cookie, which stays as it is.")
    @APIResponse(
            responseCode = "200",
            description = "There is.",
            content = @Content(schema = @Schema(implementation = OpenSessionJson.class)))
    @APIResponse(
            responseCode = "401",
            description = "There is none.",
            content = @Content(schema = @Schema(implementation = OpenSessionJson.None.class)))
    public Response get(@Context HttpHeaders headers) {
        Optional<String> token = cookies.refreshToken(headers);
        try {
            return Response.ok(
                            OpenSessionJson.of(resumeSession.handle(token.orElseThrow(UserError.BadRefreshToken::new))))
                    .build();
        } catch (UserError.BadRefreshToken none) {
            ErrorJson error = ErrorJson.of(none);
            Response.ResponseBuilder answer =
                    Response.status(error.code()).entity(OpenSessionJson.None.of(error, token.isPresent()));
            error.headers().forEach(answer::header);
            return answer.build();
        }
    }

    @DELETE
    @Path("session")
    @Operation(
            operationId = "endSession",
            summary = "Sign out",
            description = "The session's tokens are void from now on. Without a session nothing happens.")
    @Parameter(
            name = "everywhere",
            in = ParameterIn.QUERY,
            description = EVERYWHERE,
            schema = @Schema(type = SchemaType.BOOLEAN))
    @APIResponseSchema(
            value = OpenSessionJson.Over.class,
            responseCode = "200",
            responseDescription = "The session is over.")
    @APIResponse(responseCode = "403", description = "Only a cookie came, and X-CSRF-Token does not repeat csrf_token.")
    public Response end(@Context HttpHeaders headers, UriInfo uri) {
        return end(Optional.empty(), isEverywhere(uri), headers);
    }

    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @Path("logout")
    @Operation(operationId = "logout", summary = "Sign out", description = "As deleting the session.")
    @Parameter(
            name = "everywhere",
            in = ParameterIn.QUERY,
            description = EVERYWHERE,
            schema = @Schema(type = SchemaType.BOOLEAN))
    @APIResponseSchema(
            value = OpenSessionJson.Over.class,
            responseCode = "200",
            responseDescription = "The session is over.")
    @APIResponse(responseCode = "403", description = "Only a cookie came, and X-CSRF-Token does not repeat csrf_token.")
    public Response logOut(@Nullable RefreshJson request, @Context HttpHeaders headers, UriInfo uri) {
        return end(refreshToken(request), isEverywhere(uri), headers);
    }

    private Response end(Optional<String> bodyToken, boolean everywhere, HttpHeaders headers) {
        Optional<String> bearer = BearerToken.ofHeader(headers.getHeaderString(HttpHeaders.AUTHORIZATION));
        Optional<String> cookie = cookies.refreshToken(headers);
        if (bearer.isEmpty() && bodyToken.isEmpty() && cookie.isPresent() && !cookies.areRepeated(headers)) {
            throw new RequestError(RequestError.Kind.CSRF_MISMATCH);
        }
        Optional<String> refresh = bodyToken.or(() -> cookie);
        logOut.handle(new LogOut.Command(bearer.orElse(null), refresh.orElse(null), everywhere))
                .ifPresent(user -> audit().setActor(user.id(), user.username()));
        return Response.ok(OpenSessionJson.Over.of(everywhere))
                .cookie(cookies.none(client()))
                .build();
    }

    private static boolean isEverywhere(UriInfo uri) {
        @Nullable String everywhere = uri.getQueryParameters().getFirst("everywhere");
        return switch (everywhere) {
            case null -> false;
            case "false" -> false;
            case "true" -> true;
            default -> throw new InvalidValue("everywhere", "must be true or false");
        };
    }

    private static Optional<String> refreshToken(@Nullable RefreshJson request) {
        return Optional.ofNullable(request).map(RefreshJson::refreshToken);
    }

    private AuditContext audit() {
        return AuditContext.of(current.getCurrent());
    }

    private Client client() {
        return Client.of(current.getCurrent());
    }
}
