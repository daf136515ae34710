package dev.limen.domain.console;

import dev.limen.domain.process.ProcessId;
import dev.limen.domain.user.UserId;
import dev.limen.domain.user.Username;
import dev.limen.domain.vm.VmUuid;
import java.time.Instant;

/**
 * Somebody who looks at a screen.
 *
 * @param username as they were called then
 * @param viewOnly whether nothing that they type or point at gets there
 * @param process the process of LIMEN that shows it to them
 */
public record ConsoleViewer(
        ViewerId id, VmUuid vm, UserId user, Username username, boolean viewOnly, Instant since, ProcessId process) {}
