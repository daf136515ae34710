package dev.limen.application.session;

import dev.limen.domain.session.RefreshFamilies;
import dev.limen.domain.storage.UnitOfWork;
import java.time.Duration;
import java.time.InstantSource;

/** Forgets the sessions of which no token is good any more: an access token may outlive the refresh token. */
public final class ForgetSessions {

    private final UnitOfWork unitOfWork;
    private final RefreshFamilies families;
    private final Duration accessLifetime;
    private final InstantSource clock;

    public ForgetSessions(
            UnitOfWork unitOfWork, RefreshFamilies families, Duration accessLifetime, InstantSource clock) {
        this.unitOfWork = unitOfWork;
        this.families = families;
        this.accessLifetime = accessLifetime;
        this.clock = clock;
    }

    public void handle() {
        unitOfWork.execute(() -> families.forgetExpired(clock.instant().minus(accessLifetime)));
    }
}
