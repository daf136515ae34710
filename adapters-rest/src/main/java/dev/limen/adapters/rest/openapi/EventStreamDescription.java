package dev.limen.adapters.rest.openapi;

import dev.limen.adapters.rest.request.Page;
import java.math.BigDecimal;
import org.eclipse.microprofile.openapi.OASFactory;
import org.eclipse.microprofile.openapi.models.PathItem;
import org.eclipse.microprofile.openapi.models.media.Schema;
import org.eclipse.microprofile.openapi.models.parameters.Parameter;
import org.eclipse.microprofile.openapi.models.responses.APIResponses;

/** Describes the event stream, which is served beside the resources and which therefore nobody else describes. */
final class EventStreamDescription {

    static final String PATH = "/api/events";

    private static final String SEQ =
            "The `seq` of the last event that the client has seen; what it missed comes first.";
    private static final String EVENTS =
            "Events without an end. `data` is a JSON object: `vm_update` after every change of a virtual machine that the "
                    + "caller may see, and `vm_list` with all of them at the beginning and after one has gone. `id` is its "
                    + "`seq`, which grows; `at` says when it was. Comments keep a quiet stream open.";
    private static final String EXAMPLE =
            "id: 17\ndata: {\"type\":\"vm_list\",\"seq\":17,\"at\":\"2026-01-05T08:30:00Z\",\"vms\":[]}\n\n";

    private EventStreamDescription() {}

    static PathItem pathItem() {
        return OASFactory.createPathItem()
                .GET(OASFactory.createOperation()
                        .operationId("followEvents")
                        .summary("Follow what happens")
                        .description(
                                "The stream of /ws/vm-status as Server-Sent Events, for the same people, and counted "
                                        + "with their sockets. The token may also come as the parameter `token`.")
                        .addTag("Events")
                        .addParameter(parameter(Parameter.In.QUERY, "since"))
                        .addParameter(parameter(Parameter.In.HEADER, "Last-Event-ID"))
                        .responses(responses()));
    }

    private static Parameter parameter(Parameter.In in, String name) {
        return OASFactory.createParameter()
                .in(in)
                .name(name)
                .description(SEQ)
                .schema(OASFactory.createSchema()
                        .addType(Schema.SchemaType.INTEGER)
                        .minimum(BigDecimal.ZERO)
                        .maximum(BigDecimal.valueOf(Page.MAX_NUMBER)));
    }

    private static APIResponses responses() {
        return OASFactory.createAPIResponses()
                .addAPIResponse(
                        "200",
                        OASFactory.createAPIResponse()
                                .description(EVENTS)
                                .content(OASFactory.createContent()
                                        .addMediaType(
                                                "text/event-stream",
                                                OASFactory.createMediaType()
                                                        .schema(OASFactory.createSchema()
                                                                .addType(Schema.SchemaType.STRING))
                                                        .example(EXAMPLE))))
                .addAPIResponse(
                        "429",
                        OASFactory.createAPIResponse()
                                .description("The caller has as many sockets and event streams as they may."));
    }
}
