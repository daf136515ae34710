package dev.limen.domain.vm;

import java.time.Instant;

/**
 * What the hypervisor last said of a domain that belongs to a VM.
 *
 * @param at when it did
 */
public record Sighting(DomainState state, Instant at) {}
