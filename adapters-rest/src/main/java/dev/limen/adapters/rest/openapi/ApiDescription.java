package dev.limen.adapters.rest.openapi;

import io.quarkus.smallrye.openapi.OpenApiFilter;
import java.util.Map;
import java.util.stream.Collectors;
import org.eclipse.microprofile.openapi.OASFactory;
import org.eclipse.microprofile.openapi.OASFilter;
import org.eclipse.microprofile.openapi.models.OpenAPI;
import org.eclipse.microprofile.openapi.models.PathItem;
import org.eclipse.microprofile.openapi.models.info.Info;
import org.eclipse.microprofile.openapi.models.security.SecurityScheme;
import org.jboss.jandex.IndexView;

/**
 * OpenAPI filter: adds to the document what resources need not say each for themselves. Public, because the framework
 * makes it by reflection.
 */
@OpenApiFilter(stages = OpenApiFilter.RunStage.BUILD)
public class ApiDescription implements OASFilter {

    static final String BEARER = "bearer";

    private final Map<String, ResourceMethod> methods;
    private final RequiredMembers required;

    /** Called with the index of all classes while the application is built. */
    public ApiDescription(IndexView index) {
        methods = index.getAnnotations(org.eclipse.microprofile.openapi.annotations.Operation.class).stream()
                .collect(Collectors.toMap(
                        operation -> operation.value("operationId").asString(),
                        operation -> ResourceMethod.of(operation.target().asMethod()),
                        (method, sameOfAnotherIndex) -> method));
        required = new RequiredMembers(index);
    }

    @Override
    public void filterOpenAPI(OpenAPI api) {
        api.setInfo(info());
        api.getComponents()
                .addSecurityScheme(
                        BEARER,
                        OASFactory.createSecurityScheme()
                                .type(SecurityScheme.Type.HTTP)
                                .scheme("bearer")
                                .bearerFormat("JWT")
                                .description("The access token that signing in gave."));
        required.addTo(api.getComponents().getSchemas());
        new RequestSchemas(api.getComponents().getSchemas()).describe(api);
        new SchemaExamples(api.getComponents().getSchemas()).addAll();
        api.getPaths().addPathItem(EventStreamDescription.PATH, EventStreamDescription.pathItem());
        api.getPaths().getPathItems().forEach(this::describe);
    }

    private static Info info() {
        return OASFactory.createInfo()
                .title("LIMEN")
                .version("1")
                .description(
                        "Self-service virtual machines on a shared Linux server. JSON in, JSON out; every failure is "
                                + "an Error object; lists are bare arrays; every answer carries an X-Request-ID.")
                .license(OASFactory.createLicense().name("Apache-2.0").identifier("Apache-2.0"));
    }

    private void describe(String path, PathItem item) {
        item.getOperations().values().forEach(operation -> {
            ResourceMethod method = methods.getOrDefault(operation.getOperationId(), ResourceMethod.OF_NO_RESOURCE);
            new DescribedAnswers(operation, method).addAll();
            new DescribedErrors(path, method, operation).addAll();
        });
    }
}
