package dev.limen.application.change;

import dev.limen.domain.change.ChangeLog;
import dev.limen.domain.storage.UnitOfWork;
import java.time.Duration;
import java.time.InstantSource;

/** Forgets changes that have been kept long enough, or that are too many; not too many at once, so that units stay short. */
public final class ForgetChanges {

    static final int MAX_BATCH_SIZE = 10_000;

    private final UnitOfWork unitOfWork;
    private final ChangeLog log;
    private final Duration retention;
    private final int maxEntries;
    private final InstantSource clock;

    public ForgetChanges(
            UnitOfWork unitOfWork, ChangeLog log, Duration retention, int maxEntries, InstantSource clock) {
        this.unitOfWork = unitOfWork;
        this.log = log;
        this.retention = retention;
        this.maxEntries = maxEntries;
        this.clock = clock;
    }

    /** Whether there may be more to forget. */
    public boolean handle() {
        return unitOfWork.execute(() -> log.removeOldest(clock.instant().minus(retention), maxEntries, MAX_BATCH_SIZE))
                == MAX_BATCH_SIZE;
    }
}
