package dev.limen.adapters.rest.openapi;

import dev.limen.adapters.rest.error.ErrorJson;
import dev.limen.adapters.rest.error.RequestError;
import dev.limen.adapters.rest.idempotency.Idempotent;
import dev.limen.adapters.rest.request.RequestLimits;
import dev.limen.application.login.TooManyAttempts;
import dev.limen.domain.hypervisor.HypervisorError;
import dev.limen.domain.idempotency.IdempotencyError;
import dev.limen.domain.user.UserError;
import dev.limen.domain.vm.VmError;
import dev.limen.domain.vm.VmOperation;
import dev.limen.domain.vm.VmStatus;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.eclipse.microprofile.openapi.OASFactory;
import org.eclipse.microprofile.openapi.models.Operation;
import org.eclipse.microprofile.openapi.models.PathItem.HttpMethod;
import org.eclipse.microprofile.openapi.models.media.Schema;
import org.eclipse.microprofile.openapi.models.parameters.Parameter;
import org.eclipse.microprofile.openapi.models.responses.APIResponse;

/**
 * Adds to an operation the errors that follow from its shape, and to every error its body, so that resources need to
 * name only what is particular to them.
 */
final class DescribedErrors {

    private static final Set<String> TRIES_PASSWORDS =
            Set.of("/api/auth/login", "/api/auth/register", "/api/me/password");
    private static final String TOO_LARGE = "The body is larger than 64 KiB.";

    private final String path;
    private final HttpMethod method;
    private final Operation operation;

    DescribedErrors(String path, HttpMethod method, Operation operation) {
        this.path = path;
        this.method = method;
        this.operation = operation;
    }

    void addAll() {
        if (!path.startsWith("/api/auth/") && !path.startsWith("/api/health")) {
            addOfSignedIn();
        }
        if (method == HttpMethod.POST && !isOfSession()) {
            addOfKeyed();
        }
        if (TRIES_PASSWORDS.contains(path) && method != HttpMethod.GET) {
            addOfTooMany();
        }
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
        operation.getResponses().getAPIResponses().forEach(this::giveBody);
    }

    /** What begins, continues or ends a session is not kept under a key. */
    private boolean isOfSession() {
        return Stream.of("/login", "/refresh", "/logout").anyMatch(path::endsWith);
    }

    /** Comes last, because where there is more to say of a status it has been said. */
    private void addGeneral() {
        add(400, "The address is not properly percent-encoded UTF-8.");
        add(403, "Pages of this origin may not call.");
        add(406, "The client takes no JSON.");
        add(413, TOO_LARGE);
        add(414, "The address is longer than " + RequestLimits.MAX_ADDRESS_LENGTH + " characters.");
        add(431, "The headers are longer than " + RequestLimits.MAX_HEADERS_LENGTH + " characters.");
        add(500, "A fault of the server's; the message names the request id under which the log has more.");
        if (!path.startsWith("/api/health")) {
            add(503, "The database does not answer, or the hypervisor where it is needed.");
        }
        if (path.startsWith("/api/admin/drift")) {
            add(502, "The hypervisor tried and failed.");
        }
        if (path.startsWith("/api/vms") && method != HttpMethod.GET) {
            add(502, "The hypervisor tried and failed.");
            add(504, "It took longer than it may; the virtual machine is shown as it was found.");
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
                .schema(OASFactory.createSchema().addType(Schema.SchemaType.STRING)));
        add(409, "It conflicts with what there is, or the same request is in progress.");
        add(422, "The Idempotency-Key was used for another request.");
    }

    private void addOfTooMany() {
        add(429, "Too many passwords were tried or accounts asked for; nothing was looked at.");
        operation
                .getResponses()
                .getAPIResponse("429")
                .addHeader(
                        "Retry-After",
                        OASFactory.createHeader()
                                .description("After how many seconds it makes sense to come back.")
                                .schema(OASFactory.createSchema().addType(Schema.SchemaType.INTEGER)));
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

    private void giveBody(String status, APIResponse answer) {
        if (status.matches("[45]..") && answer.getContent() == null) {
            answer.setContent(OASFactory.createContent()
                    .addMediaType(
                            "application/json",
                            OASFactory.createMediaType()
                                    .schema(OASFactory.createSchema().ref("Error"))
                                    .example(example(Integer.parseInt(status)))));
        }
    }

    private Map<String, Object> example(int status) {
        ErrorJson error = error(status);
        Map<String, Object> example = new LinkedHashMap<>();
        example.put("code", error.code());
        example.put("error", error.error());
        example.put("error_code", error.errorCode());
        example.put("message", error.message());
        return example;
    }

    private ErrorJson error(int status) {
        boolean ofUser = path.contains("/users") || path.contains("/auth") || path.contains("/quota");
        return switch (status) {
            case 400 -> ErrorJson.of(new RequestError.Malformed("The request body must be one JSON object."));
            case 403 ->
                ErrorJson.of(
                        path.startsWith("/api/health")
                                ? new RequestError.OriginNotAllowed()
                                : new UserError.NotApproved());
            case 404 -> ErrorJson.of(ofUser ? new UserError.NotFound() : new VmError.NotFound());
            case 409 ->
                ErrorJson.of(
                        ofUser ? new UserError.Stale() : new VmError.NotAllowed(VmOperation.PAUSE, VmStatus.STOPPED));
            case 422 -> ErrorJson.of(new IdempotencyError.KeyReused());
            case 413 -> ErrorJson.of(new RequestError.BodyTooLarge(RequestLimits.MAX_BODY_BYTES));
            case 429 -> ErrorJson.of(new TooManyAttempts(Duration.ofSeconds(30)));
            case 414 -> ErrorJson.of(new RequestError.AddressTooLong(RequestLimits.MAX_ADDRESS_LENGTH));
            case 431 -> ErrorJson.of(new RequestError.HeadersTooLarge(RequestLimits.MAX_HEADERS_LENGTH));
            case 502 -> ErrorJson.of(new HypervisorError.Failed("The hypervisor could not start the guest."));
            case 503 -> ErrorJson.of(new HypervisorError.Unavailable());
            case 504 -> ErrorJson.of(new VmError.TimedOut());
            default -> ErrorJson.ofStatus(status);
        };
    }
}
