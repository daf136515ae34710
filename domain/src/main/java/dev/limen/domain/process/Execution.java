package dev.limen.domain.process;

import java.time.Instant;

/**
 * Who carries out the operation in progress on a VM, and how long they may take.
 *
 * @param by the process that does
 * @param deadline from then on anybody may end the operation
 */
public record Execution(ProcessId by, Instant deadline) {}
