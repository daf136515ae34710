package dev.limen.adapters.rest.sshkey;

import dev.limen.adapters.rest.idempotency.Idempotent;
import dev.limen.adapters.rest.request.Caller;
import dev.limen.application.sshkey.AddSshKey;
import dev.limen.application.sshkey.DeleteSshKey;
import dev.limen.application.sshkey.ListSshKeys;
import dev.limen.domain.sshkey.SshKey;
import dev.limen.domain.sshkey.SshKeyId;
import io.quarkus.security.Authenticated;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;

@Path("/api/me/ssh-keys")
@Produces(MediaType.APPLICATION_JSON)
@Tag(
        name = "SSH keys",
        description =
                "Public keys that one signs in to virtual machines with. They are kept; LIMEN does not put them into virtual"
                        + " machines yet.")
@Authenticated
@RunOnVirtualThread
class SshKeyResource {

    private final ListSshKeys listSshKeys;
    private final AddSshKey addSshKey;
    private final DeleteSshKey deleteSshKey;
    private final Caller caller;

    SshKeyResource(ListSshKeys listSshKeys, AddSshKey addSshKey, DeleteSshKey deleteSshKey, Caller caller) {
        this.listSshKeys = listSshKeys;
        this.addSshKey = addSshKey;
        this.deleteSshKey = deleteSshKey;
        this.caller = caller;
    }

    @GET
    @Operation(operationId = "listSshKeys", summary = "List one's own SSH keys", description = "Ordered by id.")
    @APIResponse(responseCode = "200", description = "The keys.")
    public List<SshKeyJson> list() {
        return listSshKeys.handle(caller.actor()).stream().map(SshKeyJson::of).toList();
    }

    @POST
    @Idempotent
    @Operation(operationId = "addSshKey", summary = "Add an SSH key")
    @APIResponseSchema(value = SshKeyJson.class, responseCode = "201", responseDescription = "The key.")
    @APIResponse(responseCode = "409", description = "One has this key, or as many as one can have.")
    public Response add(NewSshKeyJson request) {
        SshKey key = addSshKey.handle(request.toKey(), caller.actor());
        return Response.status(Response.Status.CREATED)
                .header(HttpHeaders.LOCATION, "/api/me/ssh-keys/" + key.id().value())
                .entity(SshKeyJson.of(key))
                .build();
    }

    @DELETE
    @Path("{key}")
    @Operation(operationId = "deleteSshKey", summary = "Delete an SSH key")
    @APIResponse(responseCode = "200", description = "The key is gone.")
    public SshKeyJson.Deleted delete(@Parameter(description = "The number of the key.") @RestPath String key) {
        SshKeyId id = SshKeyId.parse(key);
        deleteSshKey.handle(id, caller.actor());
        return SshKeyJson.Deleted.of(id);
    }
}
