package dev.limen.domain.change;

import dev.limen.domain.user.Actor;
import dev.limen.domain.user.UserId;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Every visible change, in the order of commits. Nobody appends to it: whoever saves or removes a VM or a user, or ends a
 * session, has done so when their unit of work has committed, and a unit that fails leaves nothing. The oldest entries
 * are removed in time, so the log goes back only so far. Reading needs no unit of work.
 */
public interface ChangeLog {

    /**
     * The entries about VMs after a position that somebody may see: those of VMs that are theirs, or were until the
     * change, and for administrators all.
     *
     * @param limit how many entries at most, from 1
     * @return empty when the log cannot tell what they missed: it does not go back that far, or has not come that far, or
     *     they were changed themselves since then, so that they may have seen other VMs before
     */
    Optional<VmChanges> vmChangesAfter(Position since, Actor viewer, int limit);

    /** The VMs of one owner, or all of them, with the position of the latest entry; both of the same moment. */
    VmSnapshot vmSnapshot(@Nullable UserId owner);

    /**
     * Removes the oldest entries: those from before a moment, and those beyond a number; never the newest one. Belongs
     * inside a unit of work.
     *
     * @param keepAtMost how many may stay, whatever their age
     * @param limit how many to remove at most, so that units stay short
     * @return how many were removed
     */
    int removeOldest(Instant before, int keepAtMost, int limit);
}
