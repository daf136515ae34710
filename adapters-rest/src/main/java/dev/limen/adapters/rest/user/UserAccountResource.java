package dev.limen.adapters.rest.user;

import dev.limen.adapters.rest.request.AdminOnly;
import dev.limen.adapters.rest.request.Caller;
import dev.limen.adapters.rest.request.Page;
import dev.limen.application.user.ApproveUser;
import dev.limen.application.user.DeleteUser;
import dev.limen.application.user.GetUser;
import dev.limen.application.user.SuspendUser;
import dev.limen.application.user.UpdateUser;
import dev.limen.domain.user.UserView;
import io.quarkus.security.Authenticated;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.UriInfo;
import java.time.InstantSource;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.ParameterIn;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;

@Path("/api/admin/users/{id}")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Users")
@Authenticated
@RunOnVirtualThread
class UserAccountResource {

    private static final String WHICH = "The number of the user.";

    private final GetUser getUser;
    private final UpdateUser updateUser;
    private final ApproveUser approveUser;
    private final SuspendUser suspendUser;
    private final DeleteUser deleteUser;
    private final InstantSource clock;
    private final Caller caller;

    UserAccountResource(
            GetUser getUser,
            UpdateUser updateUser,
            ApproveUser approveUser,
            SuspendUser suspendUser,
            DeleteUser deleteUser,
            InstantSource clock,
            Caller caller) {
        this.getUser = getUser;
        this.updateUser = updateUser;
        this.approveUser = approveUser;
        this.suspendUser = suspendUser;
        this.deleteUser = deleteUser;
        this.clock = clock;
        this.caller = caller;
    }

    @GET
    @Operation(operationId = "getUser", summary = "Show an account with its virtual machines")
    @APIResponse(responseCode = "200", description = "The account.")
    public UserJson.Detail get(@Parameter(description = WHICH) @RestPath String id) {
        return UserJson.Detail.of(getUser.handle(UserAddress.id(id), caller.actor()));
    }

    @PUT
    @Consumes(MediaType.APPLICATION_JSON)
    @AdminOnly
    @Operation(
            operationId = "updateUser",
            summary = "Change an account",
            description = "With a new password all its sessions end.")
    @APIResponse(responseCode = "200", description = "The account.")
    @APIResponse(responseCode = "409", description = "The name is taken, or it is the last administrator.")
    public UserJson update(@Parameter(description = WHICH) @RestPath String id, UserChangeJson request) {
        return UserJson.of(updateUser.handle(request.toCommand(UserAddress.id(id)), caller.actor()));
    }

    @PUT
    @Consumes(MediaType.APPLICATION_JSON)
    @AdminOnly
    @Path("role")
    @Operation(operationId = "changeRole", summary = "Change what an account may do")
    @APIResponse(responseCode = "200", description = "The account.")
    @APIResponse(responseCode = "409", description = "It is the last administrator.")
    public UserJson changeRole(@Parameter(description = WHICH) @RestPath String id, RoleJson request) {
        UpdateUser.Command command = new UpdateUser.Command(UserAddress.id(id), null, null, request.toRole());
        return UserJson.of(updateUser.handle(command, caller.actor()));
    }

    @PUT
    @Path("suspend")
    @Operation(
            operationId = "suspendUser",
            summary = "Keep an account out",
            description = "Until it is approved again; its virtual machines go on. Suspending twice changes nothing.")
    @APIResponse(responseCode = "200", description = "The account.")
    @APIResponse(responseCode = "400", description = "It is one's own.")
    @APIResponse(responseCode = "409", description = "It is the last administrator.")
    public UserJson suspend(@Parameter(description = WHICH) @RestPath String id) {
        return UserJson.of(suspendUser.handle(UserAddress.id(id), caller.actor()));
    }

    @PUT
    @Path("approve")
    @Operation(
            operationId = "approveUser",
            summary = "Let an account in",
            description = "Approving twice changes nothing.")
    @APIResponse(responseCode = "200", description = "The account.")
    public UserJson approve(@Parameter(description = WHICH) @RestPath String id) {
        return UserJson.of(approveUser.handle(UserAddress.id(id), caller.actor()));
    }

    @DELETE
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
            schema = @Schema(type = SchemaType.INTEGER, minimum = "1", maximum = Page.MAXIMUM))
    @APIResponse(responseCode = "200", description = "What it was.")
    @APIResponse(responseCode = "409", description = "It owns virtual machines, or is the last administrator.")
    public UserJson.Deleted delete(@Parameter(description = WHICH) @RestPath String id, UriInfo uri) {
        UserView user = deleteUser.handle(UserAddress.id(id), UserAddress.fate(uri), caller.actor());
        return UserJson.Deleted.of(user, clock.instant());
    }
}
