package dev.limen.adapters.rest.console;

import dev.limen.adapters.rest.error.Fails;
import dev.limen.adapters.rest.request.Caller;
import dev.limen.application.console.CutViewer;
import dev.limen.application.console.ListViewers;
import dev.limen.domain.console.ViewerId;
import dev.limen.domain.vm.VmRef;
import io.quarkus.security.Authenticated;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;

@Path("/api/vms/{vm}/viewers")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Consoles", description = "The screens of virtual machines.")
@Authenticated
@RunOnVirtualThread
class ViewerResource {

    private static final String WHICH = "The number or the UUID of the virtual machine.";

    private final ListViewers listViewers;
    private final CutViewer cutViewer;
    private final Caller caller;

    ViewerResource(ListViewers listViewers, CutViewer cutViewer, Caller caller) {
        this.listViewers = listViewers;
        this.cutViewer = cutViewer;
        this.caller = caller;
    }

    @GET
    @Fails
    @Operation(operationId = "listViewers", summary = "List who looks at the screen of a virtual machine")
    @APIResponse(responseCode = "200", description = "The viewers, the first to come first.")
    public List<ViewerJson> list(@Parameter(description = WHICH) @RestPath String vm) {
        return listViewers.handle(VmRef.parse(vm), caller.actor()).stream()
                .map(ViewerJson::of)
                .toList();
    }

    @DELETE
    @Fails
    @Path("{viewer}")
    @Operation(
            operationId = "cutViewer",
            summary = "Cut a viewer off",
            description = "Within some seconds. Whoever may look at the screen may come back.")
    @APIResponse(responseCode = "200", description = "Who was cut off.")
    public ViewerJson.Cut cut(
            @Parameter(description = WHICH) @RestPath String vm,
            @Parameter(description = "The id of the viewer.") @RestPath String viewer) {
        ViewerId id = ViewerId.parse(viewer);
        cutViewer.handle(VmRef.parse(vm), id, caller.actor());
        return ViewerJson.Cut.of(id);
    }
}
