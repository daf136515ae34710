package dev.limen.adapters.rest.reconciliation;

import static dev.limen.adapters.rest.error.RequestError.required;

import dev.limen.adapters.rest.request.AuditedBody;
import dev.limen.adapters.rest.vm.VmJson;
import dev.limen.application.reconciliation.AdoptGuest;
import dev.limen.domain.InvalidValue;
import dev.limen.domain.user.UserId;
import dev.limen.domain.vm.VmName;
import dev.limen.domain.vm.VmUuid;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

@Schema(name = "DriftAction", description = "What to do about something that drifted.", requiredProperties = "action")
record DriftActionJson(
        @Schema(
                description = "Adopt a domain, or remove a domain or a disk.",
                enumeration = {"adopt", "remove"},
                examples = "adopt")
        @Nullable
        String action,

        @Schema(description = "For adopt: who gets a domain that belongs to no virtual machine.", examples = "3")
        @Nullable
        Long ownerId,

        @Schema(
                description = "For adopt: what to call it, if not by the title of the domain.",
                pattern = VmJson.NAME,
                examples = "New VM")
        @Nullable
        String name)
        implements AuditedBody {

    enum Action {
        ADOPT,
        REMOVE
    }

    @Override
    public Optional<String> auditedAction() {
        return knownAction().map(DriftJson::word);
    }

    Action toAction() {
        required(action, "action");
        return knownAction().orElseThrow(() -> new InvalidValue("action", "must be one of adopt, remove"));
    }

    private Optional<Action> knownAction() {
        return Stream.of(Action.values())
                .filter(known -> DriftJson.word(known).equals(action))
                .findFirst();
    }

    AdoptGuest.Command toAdoption(VmUuid uuid) {
        return new AdoptGuest.Command(
                uuid, ownerId == null ? null : new UserId(ownerId), name == null ? null : new VmName(name));
    }

    @Schema(name = "RemovedStray", description = "A domain or a disk that is gone.")
    record Removed(
            @Schema(description = "One sentence for people.", examples = "It has been removed.")
            String message,

            @Schema(description = "The UUID it had.") UUID uuid) {

        static Removed of(VmUuid uuid) {
            return new Removed("What the hypervisor had of it has been removed.", uuid.value());
        }
    }
}
