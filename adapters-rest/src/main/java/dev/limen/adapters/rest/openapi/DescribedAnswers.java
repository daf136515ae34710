package dev.limen.adapters.rest.openapi;

import dev.limen.adapters.rest.request.Page;
import java.math.BigDecimal;
import org.eclipse.microprofile.openapi.OASFactory;
import org.eclipse.microprofile.openapi.models.Operation;
import org.eclipse.microprofile.openapi.models.headers.Header;
import org.eclipse.microprofile.openapi.models.media.Schema;
import org.eclipse.microprofile.openapi.models.media.Schema.SchemaType;
import org.eclipse.microprofile.openapi.models.parameters.Parameter;
import org.eclipse.microprofile.openapi.models.responses.APIResponse;

/** Adds to an operation the headers that follow from what it answers, and to a list how to ask for a page of it. */
record DescribedAnswers(Operation operation, ResourceMethod method) {

    private static final String TOKENS = "#/components/schemas/LoggedIn";

    void addAll() {
        operation.getResponses().getAPIResponses().forEach((status, answer) -> {
            if (status.equals("201") && method.isSignedIn()) {
                answer.addHeader("Location", header(SchemaType.STRING, "Its address."));
            }
            if (answer.getContent() != null) {
                answer.getContent().getMediaTypes().values().forEach(media -> addOf(answer, media.getSchema()));
            }
        });
    }

    private void addOf(APIResponse answer, Schema body) {
        if (TOKENS.equals(body.getRef())) {
            String cookies = "refresh_token, which scripts cannot read, and csrf_token.";
            answer.addHeader("Set-Cookie", header(SchemaType.STRING, cookies));
        }
        if (body.getItems() != null && method.readsAddress() && answer.getHeaders() == null) {
            String total = "With limit or after: how many there are in all.";
            String next = "With limit, while there are more: the next part, rel=\"next\".";
            answer.addHeader("X-Total-Count", header(SchemaType.INTEGER, total));
            answer.addHeader("Link", header(SchemaType.STRING, next));
            addParameter("limit", "At most so many.", number(1, Page.MAX_LIMIT));
            addParameter("after", "Only ids above this one.", number(0, Page.MAX_NUMBER));
        }
    }

    private static Schema number(long minimum, long maximum) {
        return OASFactory.createSchema()
                .addType(SchemaType.INTEGER)
                .minimum(BigDecimal.valueOf(minimum))
                .maximum(BigDecimal.valueOf(maximum));
    }

    private void addParameter(String name, String description, Schema schema) {
        operation.addParameter(OASFactory.createParameter()
                .in(Parameter.In.QUERY)
                .name(name)
                .description(description)
                .schema(schema));
    }

    static Header header(SchemaType type, String description) {
        return OASFactory.createHeader()
                .description(description)
                .schema(OASFactory.createSchema().addType(type));
    }
}
