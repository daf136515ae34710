package dev.limen.application.session;

import dev.limen.application.UnitOfWork;
import dev.limen.domain.session.RefreshFamilies;
import java.time.InstantSource;

/** Forgets the sessions whose time is over. */
public final class ForgetSessions {

    private final UnitOfWork unitOfWork;
    private final RefreshFamilies families;
    private final InstantSource clock;

    public ForgetSessions(UnitOfWork unitOfWork, RefreshFamilies families, InstantSource clock) {
        this.unitOfWork = unitOfWork;
        this.families = families;
        this.clock = clock;
    }

    public void handle() {
        unitOfWork.execute(() -> families.forgetExpired(clock.instant()));
    }
}
