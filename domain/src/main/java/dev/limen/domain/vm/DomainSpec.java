package dev.limen.domain.vm;

/** A domain to be defined on the hypervisor. Its name there comes from the UUID; the VM's name is for people only. */
public record DomainSpec(VmUuid uuid, VmName name, VmSize size, BootOrder bootOrder) {}
