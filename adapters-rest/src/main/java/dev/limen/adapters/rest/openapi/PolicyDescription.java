package dev.limen.adapters.rest.openapi;

import dev.limen.domain.policy.OsType;
import dev.limen.domain.policy.VmPolicy;
import io.quarkus.arc.Arc;
import io.quarkus.smallrye.openapi.OpenApiFilter;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.eclipse.microprofile.openapi.OASFilter;
import org.eclipse.microprofile.openapi.models.OpenAPI;
import org.eclipse.microprofile.openapi.models.media.Schema;

/** OpenAPI filter: adds what the operator allows, which is known only when LIMEN starts. Public as {@link ApiDescription}. */
@OpenApiFilter(stages = OpenApiFilter.RunStage.RUNTIME_STARTUP)
public class PolicyDescription implements OASFilter {

    @Override
    public void filterOpenAPI(OpenAPI api) {
        VmPolicy policy = Arc.container().instance(VmPolicy.class).get();
        Map<String, Schema> schemas = api.getComponents().getSchemas();
        for (String body : List.of("NewVM", "VMAction")) {
            member(schemas, body, "cpu").setMaximum(BigDecimal.valueOf(policy.maxCpu()));
            member(schemas, body, "memory").setMaximum(BigDecimal.valueOf(policy.maxMemoryMiB()));
        }
        member(schemas, "NewVM", "disk_size").setMaximum(BigDecimal.valueOf(policy.maxDiskGiB()));
        RequestSchemas.enumerate(
                member(schemas, "NewVM", "os_type"),
                policy.osTypes().stream().map(OsType::value).toList());
    }

    private static Schema member(Map<String, Schema> schemas, String body, String name) {
        return Objects.requireNonNull(
                Objects.requireNonNull(schemas.get(body)).getProperties().get(name));
    }
}
