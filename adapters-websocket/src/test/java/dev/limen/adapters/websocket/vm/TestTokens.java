package dev.limen.adapters.websocket.vm;

import dev.limen.domain.session.Claim;
import dev.limen.domain.session.Token;
import dev.limen.domain.session.Tokens;
import dev.limen.domain.user.UserId;
import dev.limen.domain.user.UserView;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Tokens that anybody could forge, in the shape of real ones. */
final class TestTokens implements Tokens {

    private static final Pattern SHAPE = Pattern.compile("access[.](\\d+)-(\\d+)[.](\\d+)");

    private final InstantSource clock;

    TestTokens(InstantSource clock) {
        this.clock = clock;
    }

    @Override
    public Token access(UserView user, Instant now) {
        return access(user, now, Duration.ofHours(24));
    }

    Token access(UserView user, Instant now, Duration lifetime) {
        Instant until = now.plus(lifetime);
        String value = "access." + user.id().value() + "-" + user.tokenGeneration() + "." + until.getEpochSecond();
        return new Token(value, until);
    }

    @Override
    public Token refresh(UserView user, Instant now) {
        throw new UnsupportedOperationException();
    }

    @Override
    public Optional<Claim> read(String accessToken) {
        Matcher matcher = SHAPE.matcher(accessToken);
        if (!matcher.matches()) {
            return Optional.empty();
        }
        Instant until = Instant.ofEpochSecond(Long.parseLong(matcher.group(3)));
        UserId user = new UserId(Long.parseLong(matcher.group(1)));
        return Optional.of(new Claim(user, Integer.parseInt(matcher.group(2)), until))
                .filter(claim -> claim.expiresAt().isAfter(clock.instant()));
    }
}
