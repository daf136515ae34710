package dev.limen.domain.hypervisor;

import dev.limen.domain.vm.VmUuid;

/** An event from the hypervisor. It says that something changed, not what: ask for the state. */
public sealed interface GuestEvent {

    /** The guest may have another state than before, or may be gone. */
    record StateChanged(VmUuid uuid) implements GuestEvent {}

    /** Events may have been missed, as after a lost connection: every guest may have changed. */
    record Resync() implements GuestEvent {}
}
