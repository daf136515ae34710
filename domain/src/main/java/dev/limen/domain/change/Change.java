package dev.limen.domain.change;

import dev.limen.domain.session.SessionChange;
import dev.limen.domain.user.UserId;
import dev.limen.domain.vm.VmView;
import org.jspecify.annotations.Nullable;

/** What an entry of the change log says. */
public sealed interface Change {

    /**
     * A VM was added, or saved so that it looks otherwise.
     *
     * @param vm as it is afterwards
     * @param previousOwner whose it was before, if it was handed over
     */
    record VmChanged(VmView vm, @Nullable UserId previousOwner) implements Change {}

    /**
     * A VM was removed; no entry about it follows.
     *
     * @param vm as it was last
     */
    record VmRemoved(VmView vm) implements Change {}

    /** A session has ended, or a user was saved or removed. */
    record SessionChanged(SessionChange change) implements Change {}
}
