package dev.limen.domain.hypervisor;

/**
 * A unix socket on this machine on which somebody listens.
 *
 * @param path where it is, in the file system
 */
public record LocalSocket(String path) {}
