package dev.limen.adapters.rest.console;

import dev.limen.adapters.rest.error.Fails;
import dev.limen.adapters.rest.idempotency.Idempotent;
import dev.limen.adapters.rest.request.Caller;
import dev.limen.adapters.rest.request.Client;
import dev.limen.application.console.IssueTicket;
import dev.limen.domain.InvalidValue;
import dev.limen.domain.vm.VmRef;
import io.quarkus.security.Authenticated;
import io.quarkus.vertx.http.runtime.CurrentVertxRequest;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.ParameterIn;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;

@Path("/api/vms/{vm}/console")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Consoles", description = "The screens of virtual machines.")
@Authenticated
@RunOnVirtualThread
class ConsoleResource {

    private static final String WHICH = "The number or the UUID of the virtual machine.";
    private static final String VIEW_ONLY = "view_only";
    private static final String TICKET = "The ticket, and where to use it.";
    private static final String NOT_ON = "The virtual machine is off, or the hypervisor shows no screens.";

    private final IssueTicket issueTicket;
    private final CurrentVertxRequest current;
    private final Caller caller;

    ConsoleResource(IssueTicket issueTicket, CurrentVertxRequest current, Caller caller) {
        this.issueTicket = issueTicket;
        this.current = current;
        this.caller = caller;
    }

    @POST
    @Idempotent
    @Parameter(
            name = VIEW_ONLY,
            in = ParameterIn.QUERY,
            schema = @Schema(type = SchemaType.BOOLEAN, defaultValue = "false"),
            description = "Whether nothing that is typed or pointed at gets to the virtual machine.")
    @Fails
    @Operation(
            operationId = "openConsole",
            summary = "Get a ticket for the screen of a virtual machine",
            description =
                    "It is good for one WebSocket to this virtual machine, opened within 30 seconds, which ends with "
                            + "the session that asked for it. Frames there are binary and carry RFB, in which the server speaks "
                            + "first.")
    @APIResponseSchema(value = ConsoleTicketJson.class, responseCode = "200", responseDescription = TICKET)
    @APIResponse(responseCode = "409", description = NOT_ON)
    public Response open(
            @Parameter(description = WHICH) @RestPath String vm, @RestQuery(VIEW_ONLY) @Nullable String viewOnly) {
        return Response.ok(issued(vm, viewOnly)).build();
    }

    @GET
    @Parameter(
            name = VIEW_ONLY,
            in = ParameterIn.QUERY,
            schema = @Schema(type = SchemaType.BOOLEAN, defaultValue = "false"),
            description = "Whether nothing that is typed or pointed at gets to the virtual machine.")
    @Fails
    @Operation(operationId = "getConsole", summary = "Get a ticket for the screen of a virtual machine, as POST does")
    @APIResponse(responseCode = "200", description = TICKET)
    @APIResponse(responseCode = "409", description = NOT_ON)
    public ConsoleTicketJson get(
            @Parameter(description = WHICH) @RestPath String vm, @RestQuery(VIEW_ONLY) @Nullable String viewOnly) {
        return issued(vm, viewOnly);
    }

    private ConsoleTicketJson issued(String vm, @Nullable String viewOnly) {
        return ConsoleTicketJson.of(
                issueTicket.handle(VmRef.parse(vm), caller.session(), isViewOnly(viewOnly)),
                Client.of(current.getCurrent()).prefix());
    }

    private static boolean isViewOnly(@Nullable String viewOnly) {
        return switch (viewOnly) {
            case null -> false;
            case "false" -> false;
            case "true" -> true;
            default -> throw new InvalidValue(VIEW_ONLY, "must be true or false");
        };
    }
}
