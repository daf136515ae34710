package dev.limen.adapters.rest.vm;

import static dev.limen.adapters.rest.error.RequestError.required;

import dev.limen.adapters.rest.request.AuditedBody;
import dev.limen.application.vm.ResizeVm;
import dev.limen.domain.InvalidValue;
import dev.limen.domain.size.MemoryMiB;
import dev.limen.domain.size.VCpus;
import dev.limen.domain.vm.VmRef;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

@Schema(name = "VMAction", description = "What to do to a virtual machine.", requiredProperties = "action")
record ActionJson(
        @Schema(
                description = "The action.",
                enumeration = {"start", "stop", "restart", "pause", "resume", "update", "delete"},
                examples = "update")
        @Nullable
        String action,

        @Schema(description = "For update: the new number of cores.", minimum = "1", examples = "4") @Nullable
        Integer cpu,

        @Schema(description = "For update: the new memory in MiB.", minimum = "256", examples = "4096") @Nullable
        Integer memory,

        @Schema(
                description =
                        "For stop and restart: cut the power at once instead of asking the guest. For start and update: "
                                + "throw away memory that was saved on the host with another size.",
                defaultValue = "false")
        @Nullable
        Boolean force)
        implements AuditedBody {

    /** What an action is answered with: the VM, or that it is gone. */
    @Schema(
            name = "VMActionAnswer",
            description = "The virtual machine, or after delete what it was.",
            oneOf = {VmJson.class, VmJson.Deleted.class})
    sealed interface Answer permits VmJson, VmJson.Deleted {}

    enum Action {
        START,
        STOP,
        RESTART,
        PAUSE,
        RESUME,
        UPDATE,
        DELETE;

        String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    @Override
    public Optional<String> auditedAction() {
        return knownAction().map(Action::word);
    }

    Action toAction() {
        required(action, "action");
        return knownAction().orElseThrow(() -> new InvalidValue("action", "must be one of " + choices()));
    }

    private Optional<Action> knownAction() {
        return Stream.of(Action.values())
                .filter(known -> known.word().equals(action))
                .findFirst();
    }

    private static String choices() {
        return Stream.of(Action.values()).map(Action::word).collect(Collectors.joining(", "));
    }

    boolean forced() {
        return force != null && force;
    }

    ResizeVm.Command toResize(VmRef vm) {
        if (cpu == null && memory == null) {
            throw new InvalidValue("cpu", "or memory is required for update");
        }
        return new ResizeVm.Command(
                vm, cpu == null ? null : new VCpus(cpu), memory == null ? null : new MemoryMiB(memory), forced());
    }
}
