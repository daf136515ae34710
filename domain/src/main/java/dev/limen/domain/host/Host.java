package dev.limen.domain.host;

/**
 * The machine that carries the guests.
 *
 * @param hypervisor what runs them, for people: {@code QEMU/KVM}, {@code QEMU (software emulation)}, …
 * @param cores processor threads of the host
 * @param memoryMiB memory of the host
 * @param maxCpuPerVm most cores that one guest can be given
 */
public record Host(String hypervisor, int cores, long memoryMiB, int maxCpuPerVm) {}
