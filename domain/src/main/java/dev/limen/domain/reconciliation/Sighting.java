package dev.limen.domain.reconciliation;

import dev.limen.domain.hypervisor.GuestState;
import java.time.Instant;

/**
 * What the hypervisor last said of a guest that belongs to a VM.
 *
 * @param at when it did
 */
public record Sighting(GuestState state, Instant at) {}
