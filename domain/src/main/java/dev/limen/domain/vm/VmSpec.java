package dev.limen.domain.vm;

import dev.limen.domain.installation.BootOrder;
import dev.limen.domain.installation.InstallationStatus;
import dev.limen.domain.installation.SourceImage;
import dev.limen.domain.policy.OsType;
import dev.limen.domain.size.VmSize;
import org.jspecify.annotations.Nullable;

/** What somebody asks for when creating a VM. */
public record VmSpec(
        VmName name,
        VmSize size,
        @Nullable OsType osType,
        @Nullable SourceImage image,
        BootOrder bootOrder) {

    /** How far the operating system is installed in the beginning. */
    InstallationStatus installation() {
        return image == null ? InstallationStatus.NOT_INSTALLED : image.installation();
    }
}
