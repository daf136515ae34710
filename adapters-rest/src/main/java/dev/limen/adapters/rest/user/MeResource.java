package dev.limen.adapters.rest.user;

import dev.limen.adapters.rest.request.Caller;
import dev.limen.domain.user.UserError;
import dev.limen.domain.user.UserQueries;
import io.quarkus.security.Authenticated;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

@Path("/api/me")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Session")
@Authenticated
@RunOnVirtualThread
class MeResource {

    private final UserQueries users;
    private final Caller caller;

    MeResource(UserQueries users, Caller caller) {
        this.users = users;
        this.caller = caller;
    }

    @GET
    @Operation(operationId = "getMe", summary = "Show one's own account")
    @APIResponse(responseCode = "200", description = "The account.")
    public UserJson get() {
        return users.find(caller.actor().id()).map(UserJson::of).orElseThrow(UserError.NotAuthenticated::new);
    }
}
