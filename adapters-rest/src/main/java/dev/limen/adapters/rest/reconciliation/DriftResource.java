package dev.limen.adapters.rest.reconciliation;

import dev.limen.adapters.rest.error.Fails;
import dev.limen.adapters.rest.idempotency.Idempotent;
import dev.limen.adapters.rest.request.AdminOnly;
import dev.limen.adapters.rest.request.Caller;
import dev.limen.adapters.rest.vm.VmJson;
import dev.limen.application.reconciliation.AdoptGuest;
import dev.limen.application.reconciliation.FindDrift;
import dev.limen.application.reconciliation.RemoveStray;
import dev.limen.domain.vm.VmError;
import dev.limen.domain.vm.VmRef;
import dev.limen.domain.vm.VmUuid;
import io.quarkus.security.Authenticated;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;

@Path("/api/admin/drift")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Drift", description = "Where database and hypervisor differ, for administrators.")
@Authenticated
@Fails(with = Fails.With.HYPERVISOR_FAILED)
@RunOnVirtualThread
class DriftResource {

    private final FindDrift findDrift;
    private final AdoptGuest adoptGuest;
    private final RemoveStray removeStray;
    private final Caller caller;

    DriftResource(FindDrift findDrift, AdoptGuest adoptGuest, RemoveStray removeStray, Caller caller) {
        this.findDrift = findDrift;
        this.adoptGuest = adoptGuest;
        this.removeStray = removeStray;
        this.caller = caller;
    }

    @GET
    @Operation(
            operationId = "findDrift",
            summary = "Compare database and hypervisor",
            description = "Changes nothing, and asks the hypervisor now.")
    @APIResponse(responseCode = "200", description = "What differs.")
    public DriftJson find() {
        return DriftJson.of(findDrift.handle(caller.actor()));
    }

    @POST
    @AdminOnly
    @Idempotent
    @Path("{uuid}")
    @Operation(
            operationId = "mendDrift",
            summary = "Adopt or remove what drifted",
            description =
                    "Adopting gives a domain without a virtual machine an owner, who must have room in the quota, or "
                            + "makes the domain of a virtual machine again over the disk that it left. A domain that is off gets back "
                            + "the name that it had. Removing takes a domain or "
                            + "a disk that belongs to no virtual machine; virtual machines themselves are deleted as usual.")
    @APIResponse(
            responseCode = "200",
            description = "The virtual machine, or after remove what is gone.",
            content = @Content(schema = @Schema(oneOf = {VmJson.class, DriftActionJson.Removed.class})))
    @APIResponse(
            responseCode = "409",
            description =
                    "The name is taken, the disk is gone too, an action is in progress, or something on the host is in "
                            + "the way.")
    public Response mend(@Parameter(description = "The UUID.") @RestPath String uuid, DriftActionJson request) {
        return Response.ok(mend(uuid(uuid), request)).build();
    }

    private Object mend(VmUuid uuid, DriftActionJson request) {
        return switch (request.toAction()) {
            case ADOPT -> VmJson.of(adoptGuest.handle(request.toAdoption(uuid), caller.actor()));
            case REMOVE -> {
                removeStray.handle(uuid, caller.actor());
                yield DriftActionJson.Removed.of(uuid);
            }
        };
    }

    private static VmUuid uuid(String text) {
        if (VmRef.parse(text) instanceof VmUuid uuid) {
            return uuid;
        }
        throw new VmError.NotFound();
    }
}
