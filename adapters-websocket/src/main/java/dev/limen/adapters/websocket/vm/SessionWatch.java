package dev.limen.adapters.websocket.vm;

import dev.limen.application.session.CheckSession;
import dev.limen.domain.session.SessionChange;
import dev.limen.domain.session.SessionEnd;
import dev.limen.domain.storage.StorageUnavailable;
import dev.limen.domain.user.UserId;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.locks.LockSupport;

/** Ends streams whose session is over, or whose user may do something else now than when they were let in. */
final class SessionWatch {

    private static final long RETRY_INTERVAL_NANOS = Duration.ofSeconds(1).toNanos();

    private final VmBroadcaster broadcaster;
    private final CheckSession checkSession;
    private final ExecutorService workers;
    private final CoalescedTask reviews;

    SessionWatch(VmBroadcaster broadcaster, CheckSession checkSession, ExecutorService workers) {
        this.broadcaster = broadcaster;
        this.checkSession = checkSession;
        this.workers = workers;
        this.reviews = new CoalescedTask(workers, this::reviewAll);
    }

    /** Does what follows from a change; may take as long as reading who the users are. */
    void heed(SessionChange change) {
        switch (change) {
            case SessionChange.Ended ended -> broadcaster.end(ended.user(), ended.family(), ending(ended.why()));
            case SessionChange.OfUser(UserId user) -> {
                if (!isReviewed(Optional.of(user))) {
                    reviews.request();
                }
            }
            case SessionChange.Unknown unknown -> reviews.request();
        }
    }

    private static StreamEnd ending(SessionEnd why) {
        return switch (why) {
            case SIGNED_OUT -> StreamEnd.SIGNED_OUT;
            case REVOKED -> StreamEnd.NOT_ALLOWED;
        };
    }

    /** As often as it takes: nobody tells of a change twice. */
    private void reviewAll() {
        while (!isReviewed(Optional.empty()) && !workers.isShutdown()) {
            LockSupport.parkNanos(RETRY_INTERVAL_NANOS);
        }
    }

    private boolean isReviewed(Optional<UserId> user) {
        try {
            broadcaster.review(user, checkSession::handle);
            return true;
        } catch (StorageUnavailable later) {
            return false;
        }
    }
}
