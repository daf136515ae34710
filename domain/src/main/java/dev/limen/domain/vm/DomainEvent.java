package dev.limen.domain.vm;

/** News from the hypervisor. It says that something changed, not what: ask for the state. */
public sealed interface DomainEvent {

    /** The domain may have another state than before, or may be gone. */
    record StateChanged(VmUuid uuid) implements DomainEvent {}

    /** News may have been missed, as after a lost connection: every domain may have changed. */
    record Resync() implements DomainEvent {}
}
