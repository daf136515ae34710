package dev.limen.adapters.websocket.vm;

import dev.limen.adapters.websocket.Wire;
import dev.limen.domain.vm.VmId;
import dev.limen.domain.vm.VmView;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** All VMs that a viewer may see, as they were committed at one moment. */
final class Listing {

    private final Viewer viewer;
    private final List<VmView> vms;
    private final Map<VmId, Long> versions;
    private final long asOf;
    private final String frame;

    /** @param asOf the number of the last thing told before the list was read: it and all before are in the list */
    Listing(Viewer viewer, List<VmView> vms, long asOf, Wire wire) {
        this.viewer = viewer;
        this.vms = vms;
        this.versions = vms.stream().collect(Collectors.toMap(VmView::id, VmView::version));
        this.asOf = asOf;
        this.frame =
                vms.stream().map(wire::vm).collect(Collectors.joining(",", "{\"type\":\"vm_list\",\"vms\":[", "]}"));
    }

    Viewer viewer() {
        return viewer;
    }

    List<VmView> vms() {
        return vms;
    }

    String frame() {
        return frame;
    }

    /**
     * Whether whoever has the list must not get the update any more: it is older than the list's VM, or it was told
     * before the list was read and yet the list lacks the VM, so that the VM must have gone. The same version is sent
     * once more, because a client may disregard a list whose VMs it knows.
     */
    boolean supersedes(Update update) {
        Long listed = versions.get(update.id());
        return listed == null ? update.number() <= asOf : update.version() < listed;
    }
}
