package dev.limen.adapters.rest.vm;

import dev.limen.adapters.rest.error.Fails;
import dev.limen.adapters.rest.idempotency.Idempotent;
import dev.limen.adapters.rest.idempotency.IdempotentRequest;
import dev.limen.adapters.rest.request.Caller;
import dev.limen.adapters.rest.request.Page;
import dev.limen.application.ResultPage;
import dev.limen.application.vm.CreateVm;
import dev.limen.application.vm.GetVm;
import dev.limen.application.vm.ListVms;
import dev.limen.domain.vm.VmRef;
import dev.limen.domain.vm.VmView;
import io.quarkus.security.Authenticated;
import io.quarkus.vertx.http.runtime.CurrentVertxRequest;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.ParameterIn;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;

@Path("/api/vms")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "VMs", description = "Virtual machines: one's own, and for administrators everybody's.")
@Authenticated
@RunOnVirtualThread
class VmResource {

    private static final String WHICH = "The number or the UUID of the virtual machine.";

    private final ListVms listVms;
    private final GetVm getVm;
    private final CreateVm createVm;
    private final VmActions actions;
    private final CurrentVertxRequest current;
    private final Caller caller;

    VmResource(
            ListVms listVms,
            GetVm getVm,
            CreateVm createVm,
            VmActions actions,
            CurrentVertxRequest current,
            Caller caller) {
        this.listVms = listVms;
        this.getVm = getVm;
        this.createVm = createVm;
        this.actions = actions;
        this.current = current;
        this.caller = caller;
    }

    @GET
    @Operation(
            operationId = "listVms",
            summary = "List virtual machines",
            description = "Ordered by id. Without limit and after the whole list.")
    @Parameter(
            name = "status",
            in = ParameterIn.QUERY,
            description = "Only those with this status.",
            schema =
                    @Schema(
                            type = SchemaType.STRING,
                            enumeration = {"Running", "Stopped", "Paused", "Error"}))
    @Parameter(
            name = "name",
            in = ParameterIn.QUERY,
            description = "Only those with this in their names, without regard to case.",
            schema = @Schema(type = SchemaType.STRING, pattern = Page.TEXT))
    @Parameter(
            name = "os_type",
            in = ParameterIn.QUERY,
            description = "Only those for this operating system.",
            schema = @Schema(type = SchemaType.STRING, pattern = Page.TEXT))
    @Parameter(
            name = "owner_id",
            in = ParameterIn.QUERY,
            description = "For administrators: only those of this user.",
            schema = @Schema(type = SchemaType.INTEGER, minimum = "0", maximum = Page.MAXIMUM))
    @APIResponse(
            responseCode = "200",
            description = "The virtual machines.",
            content = @Content(schema = @Schema(type = SchemaType.ARRAY, implementation = VmJson.class)))
    public Response list(UriInfo uri) {
        Page page = Page.of(uri);
        ResultPage<VmView> found = listVms.handle(VmQuery.toFilter(uri, page), caller.actor());
        return page.answer(found, VmJson::of, vm -> vm.id().value(), uri);
    }

    @GET
    @Path("{vm}")
    @Operation(operationId = "getVm", summary = "Show a virtual machine")
    @APIResponse(responseCode = "200", description = "The virtual machine.")
    public VmJson get(@Parameter(description = WHICH) @RestPath String vm) {
        return VmJson.of(getVm.handle(VmRef.parse(vm), caller.actor()));
    }

    @POST
    @Idempotent
    @Fails(with = {Fails.With.HYPERVISOR_FAILED, Fails.With.TIMED_OUT})
    @Operation(
            operationId = "createVm",
            summary = "Create a virtual machine",
            description = "It is started at once, unless start is false.")
    @APIResponseSchema(value = VmJson.class, responseCode = "201", responseDescription = "The virtual machine.")
    @APIResponse(responseCode = "409", description = "The name is taken, or the host has no room or lacks something.")
    public Response create(NewVmJson request) {
        VmView vm = createVm.handle(request.toCommand(IdempotentRequest.id(current.getCurrent())), caller.actor());
        return Response.status(Response.Status.CREATED)
                .header(HttpHeaders.LOCATION, "/api/vms/" + vm.id().value())
                .entity(VmJson.of(vm))
                .build();
    }

    @POST
    @Idempotent
    @Fails(with = {Fails.With.HYPERVISOR_FAILED, Fails.With.TIMED_OUT})
    @Path("{vm}/action")
    @Operation(
            operationId = "actOnVm",
            summary = "Start, stop, restart, pause, resume, update or delete a virtual machine",
            description = "Starting what runs and stopping what is stopped changes nothing and is no error.")
    @APIResponseSchema(
            value = ActionJson.Answer.class,
            responseCode = "200",
            responseDescription = "The virtual machine afterwards, or after delete what it was.")
    @APIResponse(
            responseCode = "409",
            description =
                    "The virtual machine's state does not allow it, another action is in progress, the host has no room, "
                            + "or something on the host is in the way.")
    public Response act(@Parameter(description = WHICH) @RestPath String vm, ActionJson request) {
        return Response.ok(actions.handle(VmRef.parse(vm), request, caller.actor()))
                .build();
    }

    @DELETE
    @Fails(with = {Fails.With.HYPERVISOR_FAILED, Fails.With.TIMED_OUT})
    @Path("{vm}")
    @Operation(operationId = "deleteVm", summary = "Delete a virtual machine with its disk")
    @APIResponse(responseCode = "200", description = "What it was.")
    @APIResponse(
            responseCode = "409",
            description = "Another action is in progress, or something on the host is in the way.")
    public VmJson.Deleted delete(@Parameter(description = WHICH) @RestPath String vm) {
        return actions.delete(VmRef.parse(vm), caller.actor());
    }
}
