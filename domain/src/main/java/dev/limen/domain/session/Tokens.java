package dev.limen.domain.session;

import dev.limen.domain.user.UserView;
import java.time.Instant;
import java.util.Optional;

/** Issues tokens and reads them again. Needs no unit of work. */
public interface Tokens {

    /** A token that lets the user in. */
    Token access(UserView user, Instant now);

    /** A token that only serves to get new access tokens. */
    Token refresh(UserView user, Instant now);

    /**
     * What an access token says: empty when it is not one of ours, altered, of another kind, or its time is over. That
     * the user is still welcome is for the caller to find out.
     */
    Optional<Claim> read(String accessToken);
}
