package dev.limen.domain.session;

import dev.limen.domain.user.UserView;
import java.time.Instant;
import java.util.Optional;

/**
 * Issues tokens and reads them again. Needs no unit of work. That a token can be read says that it is ours, unaltered, of
 * the kind asked for, and its time not over; whether its session goes on is for the caller to find out.
 */
public interface Tokens {

    /** A token that lets the user in while the session goes on. */
    Token access(UserView user, FamilyId family, Instant now);

    /** The first refresh token of a session. */
    RefreshToken refresh(UserView user, FamilyId family, Instant now);

    /**
     * The refresh token that follows another one. It is the same for the same predecessor and moment, so that it can be
     * given to several who ask at once without being kept.
     */
    RefreshToken successor(RefreshClaim of, UserView user, Instant now);

    /** What an access token says. */
    Optional<AccessClaim> readAccess(String token);

    /** What a refresh token says. */
    Optional<RefreshClaim> readRefresh(String token);
}
