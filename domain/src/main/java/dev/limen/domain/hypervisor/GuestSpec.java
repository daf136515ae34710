package dev.limen.domain.hypervisor;

import dev.limen.domain.installation.BootOrder;
import dev.limen.domain.network.MacAddress;
import dev.limen.domain.size.VmSize;
import dev.limen.domain.vm.VmName;
import dev.limen.domain.vm.VmUuid;
import dev.limen.domain.vm.VmView;
import java.util.Objects;

/** A guest to be defined on the hypervisor. Its name there comes from the UUID, and is for people only, as is the VM's. */
public record GuestSpec(VmUuid uuid, VmName name, VmSize size, BootOrder bootOrder, MacAddress mac) {

    /** The guest of a VM. */
    public static GuestSpec of(VmView vm) {
        MacAddress mac = Objects.requireNonNullElseGet(
                vm.mac(), () -> MacAddress.derivedFrom(vm.uuid().value()));
        return new GuestSpec(vm.uuid(), vm.name(), vm.size(), vm.bootOrder(), mac);
    }

    public GuestSpec named(VmName other) {
        return new GuestSpec(uuid, other, size, bootOrder, mac);
    }

    public GuestSpec sized(VmSize other) {
        return new GuestSpec(uuid, name, other, bootOrder, mac);
    }
}
