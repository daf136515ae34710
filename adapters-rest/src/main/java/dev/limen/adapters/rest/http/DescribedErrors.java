package dev.limen.adapters.rest.http;

import dev.limen.adapters.rest.error.ErrorJson;
import io.quarkus.smallrye.openapi.OpenApiFilter;
import java.util.Map;
import java.util.TreeMap;
import org.eclipse.microprofile.openapi.OASFactory;
import org.eclipse.microprofile.openapi.OASFilter;
import org.eclipse.microprofile.openapi.models.OpenAPI;
import org.eclipse.microprofile.openapi.models.Operation;
import org.eclipse.microprofile.openapi.models.PathItem;
import org.eclipse.microprofile.openapi.models.responses.APIResponse;
import org.eclipse.microprofile.openapi.models.responses.APIResponses;

/**
 * Adds to every operation the errors that follow from its shape, and to every error its body, so that resources need
 * to name only what is particular to them.
 */
@OpenApiFilter(stages = OpenApiFilter.RunStage.BUILD)
public class DescribedErrors implements OASFilter {

    @Override
    public void filterOpenAPI(OpenAPI api) {
        api.getPaths().getPathItems().forEach(DescribedErrors::describe);
    }

    private static void describe(String path, PathItem item) {
        item.getOperations().values().forEach(operation -> describe(path, operation));
    }

    private static void describe(String path, Operation operation) {
        boolean open = path.startsWith("/api/auth/") || path.startsWith("/api/health");
        if (!open) {
            operation.addSecurityRequirement(
                    OASFactory.createSecurityRequirement().addScheme(ApiDescription.BEARER));
        }
        APIResponses answers = operation.getResponses();
        expected(path, operation, open).forEach((status, what) -> {
            if (answers.getAPIResponse(status) == null) {
                answers.addAPIResponse(status, OASFactory.createAPIResponse().description(what));
            }
        });
        answers.getAPIResponses().forEach(DescribedErrors::giveBody);
    }

    private static Map<String, String> expected(String path, Operation operation, boolean open) {
        Map<String, String> errors = new TreeMap<>();
        errors.put("406", "The client takes no JSON.");
        errors.put("500", "A fault of the server's; the message names the request id under which the log has more.");
        if (operation.getRequestBody() != null) {
            errors.put("400", "The body is not one JSON object, or a member of it makes no sense; details name it.");
            errors.put("413", "The body is larger than 64 KiB.");
            errors.put("415", "The body is not application/json.");
        }
        if (operation.getParameters() != null) {
            errors.putIfAbsent("400", "A parameter makes no sense; details name it.");
        }
        if (path.contains("{")) {
            errors.put("404", "There is no such thing, or it belongs to somebody else.");
        }
        if (!open) {
            errors.put("401", "There is no token, or it is not good any more.");
            errors.put("403", "The account has not been let in, or this is for administrators.");
        }
        if (!path.startsWith("/api/health")) {
            errors.put("503", "Database or hypervisor does not answer.");
        }
        return errors;
    }

    private static void giveBody(String status, APIResponse answer) {
        if (status.matches("[45]..") && answer.getContent() == null) {
            answer.setContent(OASFactory.createContent()
                    .addMediaType(
                            "application/json",
                            OASFactory.createMediaType()
                                    .schema(OASFactory.createSchema().ref("Error"))
                                    .example(example(Integer.parseInt(status)))));
        }
    }

    private static Map<String, Object> example(int status) {
        ErrorJson error = ErrorJson.ofStatus(status);
        return Map.of(
                "code",
                error.code(),
                "error",
                error.error(),
                "error_code",
                error.errorCode(),
                "message",
                error.message());
    }
}
