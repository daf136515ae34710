package dev.limen.domain.session;

import dev.limen.domain.user.UserId;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * The refresh tokens of one session, each of which replaces the one before. Only the latest may be used; who uses an
 * earlier one has stolen it, or it has been stolen from them.
 *
 * @param current what is kept of the latest token
 * @param replaced what is kept of the token before, absent before the first change
 * @param changedAt when the latest token took its place
 * @param expiresAt when the latest token's time is over, and with it the session's
 */
public record RefreshFamily(
        FamilyId id,
        UserId user,
        TokenDigest current,
        @Nullable TokenDigest replaced,
        Instant changedAt,
        Instant expiresAt) {

    /** What a token that is presented is to its family. */
    public enum Standing {
        /** The latest. */
        CURRENT,
        /** Replaced a moment ago, by a request at the same time that its sender may not know of. */
        JUST_REPLACED,
        /** Replaced before that, when the latest was replaced only a moment ago: perhaps no more than late. */
        STALE,
        /** Replaced long ago. */
        REUSED
    }

    /** A session that begins. */
    public static RefreshFamily begun(FamilyId id, UserId user, RefreshToken first, Instant now) {
        return new RefreshFamily(id, user, first.digest(), null, now, first.expiresAt());
    }

    /**
     * What a token that is presented is to this family.
     *
     * @param grace for how long a token that was replaced may still be presented
     */
    public Standing standing(TokenDigest presented, Instant now, Duration grace) {
        if (presented.equals(current)) {
            return Standing.CURRENT;
        }
        if (now.isAfter(changedAt.plus(grace))) {
            return Standing.REUSED;
        }
        return presented.equals(replaced) ? Standing.JUST_REPLACED : Standing.STALE;
    }

    /** The family once the latest token was replaced. */
    public RefreshFamily continued(RefreshToken next, Instant now) {
        return new RefreshFamily(id, user, next.digest(), current, now, next.expiresAt());
    }
}
