package dev.limen.adapters.rest.vm;

import com.fasterxml.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import dev.limen.domain.vm.VmView;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

@Schema(
        name = "DeletedVM",
        description = "A virtual machine that is gone, with its disk.",
        requiredProperties = {"message", "vm_id", "vm_uuid"})
@JsonNaming(SnakeCaseStrategy.class)
record DeletedVmJson(
        @Schema(description = "One sentence for people.", examples = "The virtual machine 'New VM' has been deleted.")
        String message,

        @Schema(description = "The number it had.", examples = "7")
        long vmId,

        @Schema(description = "The UUID it had.") UUID vmUuid)
        implements ActionJson.Answer {

    static DeletedVmJson of(VmView vm) {
        return new DeletedVmJson(
                "The virtual machine '" + vm.name().value() + "' has been deleted.",
                vm.id().value(),
                vm.uuid().value());
    }
}
