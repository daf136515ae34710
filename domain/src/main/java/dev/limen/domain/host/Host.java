package dev.limen.domain.host;

/**
 * One machine that carries guests.
 *
 * @param name by which its administrators know it
 * @param hypervisor what runs the guests, for people: {@code QEMU/KVM}, {@code QEMU (software emulation)}, …
 * @param cores processor threads of the host
 * @param memoryMiB memory of the host
 * @param maxCpuPerVm most cores that one guest can be given
 */
public record Host(String name, String hypervisor, int cores, long memoryMiB, int maxCpuPerVm) {}
