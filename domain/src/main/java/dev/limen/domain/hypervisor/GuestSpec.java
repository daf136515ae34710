package dev.limen.domain.hypervisor;

import dev.limen.domain.installation.BootOrder;
import dev.limen.domain.installation.SourceImage;
import dev.limen.domain.network.MacAddress;
import dev.limen.domain.size.VmSize;
import dev.limen.domain.vm.VmName;
import dev.limen.domain.vm.VmUuid;
import dev.limen.domain.vm.VmView;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A guest to be defined on the hypervisor. Its name there comes from the UUID, and is for people only, as is the VM's.
 *
 * @param image what it is made from, if anything; hypervisors need not tell it again
 */
public record GuestSpec(
        VmUuid uuid,
        VmName name,
        VmSize size,
        BootOrder bootOrder,
        MacAddress mac,
        @Nullable GuestImage image) {

    /** A guest with an empty disk. */
    public GuestSpec(VmUuid uuid, VmName name, VmSize size, BootOrder bootOrder, MacAddress mac) {
        this(uuid, name, size, bootOrder, mac, null);
    }

    /** The guest of a VM. */
    public static GuestSpec of(VmView vm) {
        MacAddress mac = Objects.requireNonNullElseGet(
                vm.mac(), () -> MacAddress.derivedFrom(vm.uuid().value()));
        return new GuestSpec(vm.uuid(), vm.name(), vm.size(), vm.bootOrder(), mac, image(vm.image()));
    }

    private static @Nullable GuestImage image(@Nullable SourceImage image) {
        return image == null ? null : new GuestImage(image.file(), image.format());
    }

    /** The same guest, made from an image. */
    public GuestSpec from(GuestImage other) {
        return new GuestSpec(uuid, name, size, bootOrder, mac, other);
    }

    public GuestSpec named(VmName other) {
        return new GuestSpec(uuid, other, size, bootOrder, mac, image);
    }

    public GuestSpec sized(VmSize other) {
        return new GuestSpec(uuid, name, other, bootOrder, mac, image);
    }
}
