package dev.limen.adapters.rest.user;

import dev.limen.adapters.rest.idempotency.Idempotent;
import dev.limen.adapters.rest.request.AdminOnly;
import dev.limen.adapters.rest.request.Caller;
import dev.limen.adapters.rest.request.Page;
import dev.limen.application.ResultPage;
import dev.limen.application.user.AddUser;
import dev.limen.application.user.ListUsers;
import dev.limen.domain.user.UserId;
import dev.limen.domain.user.UserOverview;
import dev.limen.domain.user.UserView;
import io.quarkus.security.Authenticated;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

@Path("/api/admin/users")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Users", description = "Accounts, for administrators.")
@Authenticated
@RunOnVirtualThread
class UserResource {

    private final ListUsers listUsers;
    private final AddUser addUser;
    private final Caller caller;

    UserResource(ListUsers listUsers, AddUser addUser, Caller caller) {
        this.listUsers = listUsers;
        this.addUser = addUser;
        this.caller = caller;
    }

    @GET
    @Operation(
            operationId = "listUsers",
            summary = "List accounts",
            description = "Ordered by id. Without limit and after the whole list.")
    @APIResponse(
            responseCode = "200",
            description = "The accounts.",
            content = @Content(schema = @Schema(type = SchemaType.ARRAY, implementation = UserJson.Overview.class)))
    public Response list(UriInfo uri) {
        Page page = Page.of(uri);
        UserId after = page.after() == null ? null : new UserId(page.after());
        ResultPage<UserOverview> found = listUsers.handle(after, page.fetch(), caller.actor());
        return page.answer(
                found, UserJson.Overview::of, overview -> overview.user().id().value(), uri);
    }

    @POST
    @AdminOnly
    @Idempotent
    @Operation(operationId = "addUser", summary = "Add an account", description = "It is approved from the start.")
    @APIResponseSchema(value = UserJson.class, responseCode = "201", responseDescription = "The account.")
    @APIResponse(responseCode = "409", description = "The name is taken.")
    public Response add(NewUserJson request) {
        UserView user = addUser.handle(request.toCommand(), caller.actor());
        return Response.status(Response.Status.CREATED)
                .header(HttpHeaders.LOCATION, "/api/admin/users/" + user.id().value())
                .entity(UserJson.of(user))
                .build();
    }
}
