package dev.limen.adapters.rest.vm;

import static dev.limen.adapters.rest.error.RequestError.required;

import dev.limen.application.vm.CreateVm;
import dev.limen.domain.policy.OsType;
import dev.limen.domain.size.DiskGiB;
import dev.limen.domain.size.MemoryMiB;
import dev.limen.domain.size.VCpus;
import dev.limen.domain.vm.VmName;
import dev.limen.domain.vm.VmUuid;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

@Schema(
        name = "NewVM",
        description = "A virtual machine to create.",
        requiredProperties = {"name", "cpu", "memory"})
record NewVmJson(
        @Schema(
                description =
                        "1 to 64 letters and digits of any script, spaces, '.', '_' and '-'; no two of one owner are the same.",
                pattern = VmJson.NAME,
                examples = "New VM")
        @Nullable
        String name,

        @Schema(description = "Virtual processor cores.", minimum = "1", examples = "2") @Nullable
        Integer cpu,

        @Schema(description = "Memory in MiB.", minimum = "256", examples = "2048") @Nullable
        Integer memory,

        @Schema(description = "A key of the catalogue of operating systems.", examples = "debian") @Nullable
        String osType,

        @Schema(
                description = "Size of the disk in GiB: at least what the image needs, and without it enough for that.",
                minimum = "1",
                examples = "20")
        @Nullable
        Integer diskSize,

        @Schema(
                description =
                        "Id or name of an image of the library. A disk image is what the disk begins with; a CD lies "
                                + "in the drive and is booted first. Without it, the image that the operator chose for os_type, "
                                + "or an empty disk.",
                pattern = "^[A-Za-z0-9][A-Za-z0-9._+-]{0,112}$")
        @Nullable
        String image,

        @Schema(description = "Whether to start it at once.", defaultValue = "true") @Nullable
        Boolean start) {

    /** @param id of a request that may come again, which the VM then bears as its UUID */
    CreateVm.Command toCommand(@Nullable UUID id) {
        return new CreateVm.Command(
                id == null ? null : new VmUuid(id),
                new VmName(required(name, "name")),
                new VCpus(required(cpu, "cpu")),
                new MemoryMiB(required(memory, "memory")),
                diskSize == null ? null : new DiskGiB(diskSize),
                osType == null ? null : new OsType(osType),
                image,
                start == null || start);
    }
}
