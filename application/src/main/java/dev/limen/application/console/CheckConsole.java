package dev.limen.application.console;

import dev.limen.application.ApplicationService;
import dev.limen.application.session.CheckSession;
import dev.limen.domain.session.Session;
import dev.limen.domain.vm.VmQueries;
import dev.limen.domain.vm.VmUuid;

/** Whether somebody who looks at the screen of a VM may go on: their session goes on, and the VM is still theirs to touch. */
@ApplicationService
public final class CheckConsole {

    private final CheckSession checkSession;
    private final VmQueries queries;

    public CheckConsole(CheckSession checkSession, VmQueries queries) {
        this.checkSession = checkSession;
        this.queries = queries;
    }

    public boolean handle(Session session, VmUuid vm) {
        return checkSession.handle(session)
                && queries.find(vm)
                        .filter(found -> session.actor().mayTouchThingsOf(found.owner()))
                        .isPresent();
    }
}
