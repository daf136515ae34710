package dev.limen.application.session;

import dev.limen.domain.session.Claim;
import dev.limen.domain.session.Token;
import dev.limen.domain.session.Tokens;
import dev.limen.domain.user.UserView;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;

/** Remembers what it has issued instead of signing it. */
final class FakeTokens implements Tokens {

    private static final Duration LIFETIME = Duration.ofHours(24);

    private final Map<String, Claim> issued = new ConcurrentHashMap<>();

    @Override
    public Token access(UserView user, Instant now) {
        Token token = new Token("access-" + UUID.randomUUID(), now.plus(LIFETIME));
        issued.put(token.value(), new Claim(user.id(), user.tokenGeneration(), token.expiresAt()));
        return token;
    }

    @Override
    public Token refresh(UserView user, Instant now) {
        return new Token("refresh-" + UUID.randomUUID(), now.plus(LIFETIME));
    }

    @Override
    public Optional<Claim> read(String accessToken) {
        return Optional.ofNullable(issued.get(accessToken));
    }
}
