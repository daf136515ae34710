package dev.limen.domain.change;

import java.util.List;

/**
 * A part of the change log: what somebody may see of the entries about VMs.
 *
 * @param entries the oldest first
 * @param upTo there is nothing more to see for them up to this position
 */
public record VmChanges(List<LoggedChange> entries, Position upTo) {}
