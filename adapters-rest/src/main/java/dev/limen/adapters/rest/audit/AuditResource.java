package dev.limen.adapters.rest.audit;

import dev.limen.adapters.rest.request.Caller;
import dev.limen.adapters.rest.request.Page;
import dev.limen.adapters.rest.user.UserJson;
import dev.limen.application.ResultPage;
import dev.limen.application.audit.ListAudit;
import dev.limen.domain.audit.RecordedEntry;
import io.quarkus.security.Authenticated;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.ParameterIn;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.headers.Header;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

@Path("/api/admin/audit")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Audit", description = "Who did what, and who was refused, for administrators.")
@Authenticated
@RunOnVirtualThread
class AuditResource {

    private static final int DEFAULT_LIMIT = 100;

    private final ListAudit listAudit;
    private final Caller caller;

    AuditResource(ListAudit listAudit, Caller caller) {
        this.listAudit = listAudit;
        this.caller = caller;
    }

    @GET
    @Operation(
            operationId = "listAudit",
            summary = "List who did what, and who was refused",
            description = "The latest first, never the whole list at once. Filters add up.")
    @Parameter(
            name = "limit",
            in = ParameterIn.QUERY,
            description = "At most so many.",
            schema = @Schema(type = SchemaType.INTEGER, minimum = "1", maximum = "1000", defaultValue = "100"))
    @Parameter(
            name = "after",
            in = ParameterIn.QUERY,
            description = "Only what comes after this entry in the list: ids below it.",
            schema = @Schema(type = SchemaType.INTEGER, minimum = "0", maximum = Page.MAXIMUM))
    @Parameter(
            name = "user_id",
            in = ParameterIn.QUERY,
            description = "Only of this user.",
            schema = @Schema(type = SchemaType.INTEGER, minimum = "0", maximum = Page.MAXIMUM))
    @Parameter(
            name = "username",
            in = ParameterIn.QUERY,
            description = "Only of whoever was called so, or tried to sign in so, without regard to case.",
            schema = @Schema(type = SchemaType.STRING, pattern = UserJson.NAME))
    @Parameter(
            name = "operation",
            in = ParameterIn.QUERY,
            description = "Only with this in their operation, without regard to case.",
            schema = @Schema(type = SchemaType.STRING, pattern = Page.TEXT))
    @Parameter(
            name = "action",
            in = ParameterIn.QUERY,
            description = "Only this action.",
            schema = @Schema(type = SchemaType.STRING, pattern = Page.TEXT))
    @Parameter(
            name = "target",
            in = ParameterIn.QUERY,
            description = "Only what was done to this number or UUID.",
            schema = @Schema(type = SchemaType.STRING, pattern = Page.TEXT))
    @Parameter(
            name = "status",
            in = ParameterIn.QUERY,
            description = "Only what was answered so.",
            schema = @Schema(type = SchemaType.INTEGER, minimum = "100", maximum = "599"))
    @Parameter(
            name = "since",
            in = ParameterIn.QUERY,
            description = "Only from this time on.",
            schema = @Schema(type = SchemaType.STRING, format = "date-time"))
    @Parameter(
            name = "until",
            in = ParameterIn.QUERY,
            description = "Only from before this time.",
            schema = @Schema(type = SchemaType.STRING, format = "date-time"))
    @APIResponse(
            responseCode = "200",
            description = "The entries.",
            headers = {
                @Header(
                        name = "X-Total-Count",
                        description = "How many pass the filters in all; counting ends at 100000.",
                        schema = @Schema(type = SchemaType.INTEGER)),
                @Header(
                        name = "Link",
                        description = "While there are more: the next part, rel=\"next\".",
                        schema = @Schema(type = SchemaType.STRING))
            },
            content = @Content(schema = @Schema(type = SchemaType.ARRAY, implementation = AuditJson.class)))
    public Response list(UriInfo uri) {
        Page page = Page.of(uri).withDefaultLimit(DEFAULT_LIMIT);
        ResultPage<RecordedEntry> found = listAudit.handle(AuditQuery.toFilter(uri, page), caller.actor());
        return page.answer(found, AuditJson::of, entry -> entry.id().value(), uri);
    }
}
