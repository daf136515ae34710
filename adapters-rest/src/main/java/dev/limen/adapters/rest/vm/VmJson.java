package dev.limen.adapters.rest.vm;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.limen.domain.policy.OsType;
import dev.limen.domain.vm.VmOperation;
import dev.limen.domain.vm.VmView;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** A VM, as clients read it, wherever they do. */
@Schema(name = "VM", description = "A virtual machine.")
@JsonInclude(JsonInclude.Include.NON_NULL)
public record VmJson(
        @Schema(description = "Its number, never used again.", examples = "7")
        long id,

        @Schema(description = "Its UUID, also its identity on the hypervisor.")
        UUID uuid,

        @Schema(description = "What people call it.", examples = "New VM")
        String name,

        @Schema(description = "Virtual processor cores.", examples = "2")
        int cpu,

        @Schema(description = "Memory in MiB.", examples = "2048")
        int memory,

        @Schema(
                description = "What it is doing.",
                enumeration = {"Running", "Stopped", "Paused", "Error"})
        String status,

        @Schema(description = "A key of the catalogue of operating systems.", examples = "debian") @Nullable
        String osType,

        @Schema(description = "The user to whom it belongs.", examples = "3")
        long ownerId,

        @Schema(description = "When it was created.", examples = "2026-01-05T08:30:00Z")
        Instant createdAt,

        @Schema(description = "When anything of it last changed.", examples = "2026-01-05T08:31:12Z")
        Instant updatedAt,

        @Schema(
                description = "Which devices the firmware tries.",
                enumeration = {"cdrom_hd", "hd", "cdrom", "hd_cdrom"})
        String bootOrder,

        @Schema(
                description = "How far its operating system is installed.",
                enumeration = {"NotInstalled", "Installing", "Installed", "InstallationFailed"})
        String installationStatus,

        @Schema(description = "Size of its disk in GiB.", examples = "20")
        int diskSize,

        @Schema(description = "Why the status is what it is, where that is not obvious.") @Nullable
        String statusReason,

        @Schema(description = "Where it is on the host's network while it is on, the best first.")
        List<AddressJson> addresses,

        @Schema(
                description = "The action in progress.",
                enumeration = {"create", "start", "stop", "restart", "pause", "resume", "update", "delete"})
        @Nullable
        String busy)
        implements ActionJson.Answer {

    /** What names can be, as a description says it. */
    public static final String NAME =
            "^ *[\\p{L}\\p{M}\\p{N}._-]([\\p{L}\\p{M}\\p{N} ._-]{0,62}[\\p{L}\\p{M}\\p{N}._-])? *$";

    public static VmJson of(VmView vm) {
        return new VmJson(
                vm.id().value(),
                vm.uuid().value(),
                vm.name().value(),
                vm.size().cpu().value(),
                vm.size().memory().value(),
                word(vm.status()),
                osType(vm.osType()),
                vm.owner().value(),
                vm.createdAt(),
                vm.updatedAt(),
                vm.bootOrder().name().toLowerCase(Locale.ROOT),
                word(vm.installation()),
                vm.size().disk().value(),
                vm.statusReason(),
                vm.addresses().stream().map(AddressJson::of).toList(),
                busy(vm.busy()));
    }

    /** A state as clients read it: RUNNING is Running, and NOT_INSTALLED NotInstalled. */
    public static String word(Enum<?> state) {
        return Stream.of(state.name().split("_"))
                .map(part -> part.charAt(0) + part.substring(1).toLowerCase(Locale.ROOT))
                .collect(Collectors.joining());
    }

    private static @Nullable String osType(@Nullable OsType osType) {
        return osType == null ? null : osType.value();
    }

    private static @Nullable String busy(@Nullable VmOperation operation) {
        return operation == null ? null : operation.name().toLowerCase(Locale.ROOT);
    }

    @Schema(name = "DeletedVM", description = "A virtual machine that is gone, with its disk.")
    record Deleted(
            @Schema(
                    description = "One sentence for people.",
                    examples = "The virtual machine 'New VM' has been deleted.")
            String message,

            @Schema(description = "The number it had.", examples = "7")
            long vmId,

            @Schema(description = "The UUID it had.") UUID vmUuid)
            implements ActionJson.Answer {

        static Deleted of(VmView vm) {
            return new Deleted(
                    "The virtual machine '" + vm.name().value() + "' has been deleted.",
                    vm.id().value(),
                    vm.uuid().value());
        }
    }
}
