package dev.limen.adapters.rest.user;

import dev.limen.adapters.rest.http.Caller;
import dev.limen.adapters.rest.http.Once;
import dev.limen.adapters.rest.http.Page;
import dev.limen.adapters.rest.http.SignedIn;
import dev.limen.application.user.AddUser;
import dev.limen.application.user.ApproveUser;
import dev.limen.application.user.DeleteUser;
import dev.limen.application.user.GetUser;
import dev.limen.application.user.ListUsers;
import dev.limen.domain.user.UserId;
import dev.limen.domain.user.UserView;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.net.URI;
import java.time.InstantSource;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.ParameterIn;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.headers.Header;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;

@Path("/api/admin/users")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Users", description = "Accounts, for administrators.")
@SignedIn
@RunOnVirtualThread
class UserResource {

    private static final String WHICH = "The number of the user.";

    private final ListUsers listUsers;
    private final GetUser getUser;
    private final AddUser addUser;
    private final ApproveUser approveUser;
    private final DeleteUser deleteUser;
    private final InstantSource clock;
    private final Once once;
    private final Caller caller;

    UserResource(
            ListUsers listUsers,
            GetUser getUser,
            AddUser addUser,
            ApproveUser approveUser,
            DeleteUser deleteUser,
            InstantSource clock,
            Once once,
            Caller caller) {
        this.listUsers = listUsers;
        this.getUser = getUser;
        this.addUser = addUser;
        this.approveUser = approveUser;
        this.deleteUser = deleteUser;
        this.clock = clock;
        this.once = once;
        this.caller = caller;
    }

    @GET
    @Operation(
            operationId = "listUsers",
            summary = "List accounts",
            description = "Ordered by id. Without limit and after the whole list.")
    @Parameter(
            name = "limit",
            in = ParameterIn.QUERY,
            description = "At most so many.",
            schema = @Schema(type = SchemaType.INTEGER, minimum = "1", maximum = "1000"))
    @Parameter(
            name = "after",
            in = ParameterIn.QUERY,
            description = "Only ids above this one.",
            schema = @Schema(type = SchemaType.INTEGER, minimum = "0"))
    @APIResponse(
            responseCode = "200",
            description = "The accounts.",
            headers = {
                @Header(
                        name = "X-Total-Count",
                        description = "With limit or after: how many there are in all.",
                        schema = @Schema(type = SchemaType.INTEGER)),
                @Header(
                        name = "Link",
                        description = "With limit, while there are more: the next part, rel=\"next\".",
                        schema = @Schema(type = SchemaType.STRING))
            },
            content = @Content(schema = @Schema(type = SchemaType.ARRAY, implementation = UserOverviewJson.class)))
    public Response list(UriInfo uri) {
        Page page = Page.of(uri);
        UserId after = page.after() == null ? null : new UserId(page.after());
        ListUsers.Page found = listUsers.handle(after, page.fetch(), caller.actor());
        return page.answer(
                found.users(),
                found.total(),
                UserOverviewJson::of,
                overview -> overview.user().id().value(),
                uri);
    }

    @GET
    @Path("{id}")
    @Operation(operationId = "getUser", summary = "Show an account with its virtual machines")
    @APIResponse(responseCode = "200", description = "The account.")
    public UserDetailJson get(@Parameter(description = WHICH) @RestPath String id) {
        return UserDetailJson.of(getUser.handle(UserAddress.id(id), caller.actor()));
    }

    @POST
    @Operation(operationId = "addUser", summary = "Add an account", description = "It is approved from the start.")
    @APIResponse(
            responseCode = "201",
            description = "The account.",
            headers =
                    @Header(
                            name = "Location",
                            description = "Its address.",
                            schema = @Schema(type = SchemaType.STRING)),
            content = @Content(schema = @Schema(implementation = UserJson.class)))
    @APIResponse(responseCode = "409", description = "The name is taken.")
    public Response add(NewUserJson request) {
        caller.actor().requireAdmin();
        return once.answer(caller.actor().id(), request, id -> add(request.toCommand()));
    }

    private Response add(AddUser.Command command) {
        UserView user = addUser.handle(command, caller.actor());
        return Response.created(URI.create("/api/admin/users/" + user.id().value()))
                .entity(UserJson.of(user))
                .build();
    }

    @PUT
    @Path("{id}/approve")
    @Operation(
            operationId = "approveUser",
            summary = "Let an account in",
            description = "Approving twice changes nothing.")
    @APIResponse(responseCode = "200", description = "The account.")
    public UserJson approve(@Parameter(description = WHICH) @RestPath String id) {
        return UserJson.of(approveUser.handle(UserAddress.id(id), caller.actor()));
    }

    @DELETE
    @Path("{id}")
    @Operation(
            operationId = "deleteUser",
            summary = "Delete an account",
            description = "What becomes of its virtual machines must be said if it has any.")
    @Parameter(
            name = "vms",
            in = ParameterIn.QUERY,
            description = "What becomes of its virtual machines.",
            schema =
                    @Schema(
                            type = SchemaType.STRING,
                            enumeration = {"delete", "transfer"}))
    @Parameter(
            name = "to",
            in = ParameterIn.QUERY,
            description = "With vms=transfer: the user who gets them.",
            schema = @Schema(type = SchemaType.INTEGER))
    @APIResponse(responseCode = "200", description = "What it was.")
    @APIResponse(responseCode = "409", description = "It owns virtual machines, or is the last administrator.")
    public DeletedUserJson delete(@Parameter(description = WHICH) @RestPath String id, UriInfo uri) {
        UserView user = deleteUser.handle(UserAddress.id(id), UserAddress.fate(uri), caller.actor());
        return DeletedUserJson.of(user, clock.instant());
    }
}
