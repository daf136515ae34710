package dev.limen.domain.quota;

import dev.limen.domain.user.UserId;

/**
 * What a user holds, counted in two ways at the same moment. They agree, but while a VM changes its size.
 *
 * @param usage what counts against the quota
 * @param vms the sum over the VMs as they are
 */
public record Balance(UserId user, Usage usage, Usage vms) {}
