package dev.limen.domain.change;

import dev.limen.domain.vm.VmView;
import java.util.List;

/**
 * All VMs that somebody may see, as they were at one position of the change log.
 *
 * @param position the changes up to it are in the VMs, those after it are not
 * @param vms ordered by id
 */
public record VmSnapshot(Position position, List<VmView> vms) {}
