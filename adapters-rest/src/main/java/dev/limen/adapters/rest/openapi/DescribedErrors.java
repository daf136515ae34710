package dev.limen.adapters.rest.openapi;

import dev.limen.adapters.rest.error.ErrorJson;
import dev.limen.adapters.rest.error.Fails;
import dev.limen.adapters.rest.error.TextErrors;
import dev.limen.adapters.rest.idempotency.Idempotent;
import dev.limen.adapters.rest.request.RequestLimits;
import java.util.LinkedHashMap;
import java.util.Map;
import org.eclipse.microprofile.openapi.OASFactory;
import org.eclipse.microprofile.openapi.models.Operation;
import org.eclipse.microprofile.openapi.models.media.Content;
import org.eclipse.microprofile.openapi.models.media.Schema;
import org.eclipse.microprofile.openapi.models.parameters.Parameter;
import org.eclipse.microprofile.openapi.models.responses.APIResponse;

/**
 * Adds to an operation the errors that follow from its shape and from {@link Fails}, and to every error its body, so that
 * resources name only what is particular to them.
 */
final class DescribedErrors {

    private static final String WRONG_ORIGIN = "Pages of this origin may not call.";
    private static final String TOO_LARGE = "The body is larger than 64 KiB.";

    private final String path;
    private final ResourceMethod method;
    private final Operation operation;

    DescribedErrors(String path, ResourceMethod method, Operation operation) {
        this.path = path;
        this.method = method;
        this.operation = operation;
    }

    void addAll() {
        if (method.isSignedIn()) {
            addOfSignedIn();
        }
        if (method.isIdempotent()) {
            addOfKeyed();
        }
        method.errors().forEach(error -> add(ErrorExamples.of(error).code(), when(error)));
        if (operation.getRequestBody() != null) {
            addOfBody();
        }
        if (hasQuery()) {
            add(400, "A parameter makes no sense; details name it.");
        }
        if (path.contains("{")) {
            add(404, "There is no such thing, or it belongs to somebody else.");
        }
        addGeneral();
        operation.getResponses().getAPIResponses().forEach(this::complete);
    }

    /** Comes last, because where there is more to say of a status it has been said. */
    private void addGeneral() {
        add(400, "The address is not properly percent-encoded UTF-8.");
        add(403, WRONG_ORIGIN);
        add(406, "The client takes no JSON.");
        add(413, TOO_LARGE);
        add(414, "The address is longer than " + RequestLimits.MAX_ADDRESS_LENGTH + " characters.");
        add(431, "The headers are longer than " + RequestLimits.MAX_HEADERS_LENGTH + " characters.");
        add(500, "A fault of the server's; the message names the request id under which the log has more.");
        if (method.failsWhenUnavailable()) {
            add(503, "The database does not answer, or the hypervisor where it is needed.");
        }
    }

    private void addOfSignedIn() {
        operation.addSecurityRequirement(OASFactory.createSecurityRequirement().addScheme(ApiDescription.BEARER));
        add(401, "There is no token, or it is not good any more.");
        add(403, "The account has not been let in, or this is for administrators.");
    }

    private void addOfBody() {
        add(400, "The body is not one JSON object, or a member of it makes no sense; details name it.");
        add(413, TOO_LARGE);
        add(415, "The body is not application/json.");
    }

    private void addOfKeyed() {
        operation.addParameter(OASFactory.createParameter()
                .in(Parameter.In.HEADER)
                .name(Idempotent.HEADER)
                .description(
                        "1 to 255 visible ASCII characters, new for every request. A request that comes again with its "
                                + "key within 24 hours is not carried out again but answered the same.")
                .schema(OASFactory.createSchema()
                        .addType(Schema.SchemaType.STRING)
                        .pattern("^[!-~]{1,255}$")));
        add(409, "It conflicts with what there is, or the same request is in progress.");
        add(422, "The Idempotency-Key was used for another request.");
    }

    private static String when(Fails.With error) {
        return switch (error) {
            case ORIGIN_NOT_ALLOWED -> WRONG_ORIGIN;
            case TOO_MANY_ATTEMPTS -> "Too many passwords were tried or accounts asked for; nothing was looked at.";
            case HYPERVISOR_FAILED -> "The hypervisor tried and failed.";
            case TIMED_OUT -> "It took longer than it may; the virtual machine is shown as it was found.";
        };
    }

    private boolean hasQuery() {
        return operation.getParameters() != null
                && operation.getParameters().stream().anyMatch(p -> p.getIn() == Parameter.In.QUERY);
    }

    private void add(int status, String when) {
        String key = String.valueOf(status);
        if (operation.getResponses().getAPIResponse(key) == null) {
            operation
                    .getResponses()
                    .addAPIResponse(key, OASFactory.createAPIResponse().description(when));
        }
    }

    private void complete(String status, APIResponse answer) {
        if (status.matches("[45]..") && answer.getContent() == null) {
            ErrorJson example = ErrorExamples.of(Integer.parseInt(status), path, method);
            answer.setContent(TextErrors.areAt(path) ? text(example) : json(example));
            if (example.secondsToPause() != null) {
                String pause = "After how many seconds it makes sense to come back.";
                answer.addHeader("Retry-After", DescribedAnswers.header(Schema.SchemaType.INTEGER, pause));
            }
        }
    }

    private static Content json(ErrorJson example) {
        return OASFactory.createContent()
                .addMediaType(
                        "application/json",
                        OASFactory.createMediaType()
                                .schema(OASFactory.createSchema().ref("Error"))
                                .example(members(example)));
    }

    private static Content text(ErrorJson example) {
        return OASFactory.createContent()
                .addMediaType(
                        "text/plain",
                        OASFactory.createMediaType()
                                .schema(OASFactory.createSchema().addType(Schema.SchemaType.STRING))
                                .example(example.message()));
    }

    private static Map<String, Object> members(ErrorJson error) {
        Map<String, Object> example = new LinkedHashMap<>();
        example.put("code", error.code());
        example.put("error", error.error());
        example.put("error_code", error.errorCode());
        example.put("message", error.message());
        return example;
    }
}
