package dev.limen.domain.process;

import java.time.Instant;

/**
 * Who carries out the operation in progress on a VM, and until when that is expected to take.
 *
 * @param by the process that does
 * @param deadline by the clock of that process, so for people only; others count how long they have seen it
 */
public record Execution(ProcessId by, Instant deadline) {}
