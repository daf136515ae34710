package dev.limen.contract.session;

import dev.limen.domain.session.AccessClaim;
import dev.limen.domain.session.FamilyId;
import dev.limen.domain.session.RefreshClaim;
import dev.limen.domain.session.RefreshToken;
import dev.limen.domain.session.Token;
import dev.limen.domain.session.TokenDigest;
import dev.limen.domain.session.Tokens;
import dev.limen.domain.user.UserId;
import dev.limen.domain.user.UserView;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.UUID;

/** Tokens that anybody could forge. */
public final class FakeTokens implements Tokens {

    private static final Duration ACCESS = Duration.ofHours(24);
    private static final Duration REFRESH = Duration.ofDays(30);

    private final InstantSource clock;

    public FakeTokens(InstantSource clock) {
        this.clock = clock;
    }

    @Override
    public Token access(UserView user, FamilyId family, Instant now) {
        return access(user, family, now.plus(ACCESS), UUID.randomUUID().toString());
    }

    /** An access token that is good until a moment of the test's choice, to the second. */
    public Token access(UserView user, FamilyId family, Instant until, String serial) {
        return new Token(words("access", user.id().value(), family.value(), until.getEpochSecond(), serial), until);
    }

    private static String words(String kind, long user, UUID family, long until, String serial) {
        return String.join(".", kind, user + "_" + family, until + "_" + serial);
    }

    @Override
    public RefreshToken refresh(UserView user, FamilyId family, Instant now) {
        return refresh(user, family, now, UUID.randomUUID().toString());
    }

    @Override
    public RefreshToken successor(RefreshClaim of, UserView user, Instant now) {
        return refresh(user, of.family(), now, of.serial() + "x");
    }

    private static RefreshToken refresh(UserView user, FamilyId family, Instant now, String serial) {
        Instant until = now.plus(REFRESH);
        String value = words("refresh", user.id().value(), family.value(), until.getEpochSecond(), serial);
        return new RefreshToken(value, digest(serial), until);
    }

    private static TokenDigest digest(String serial) {
        return new TokenDigest("digest of " + serial);
    }

    @Override
    public Optional<AccessClaim> readAccess(String token) {
        return read("access", token)
                .map(words -> new AccessClaim(
                        new UserId(Long.parseLong(words[1])),
                        new FamilyId(UUID.fromString(words[2])),
                        Instant.ofEpochSecond(Long.parseLong(words[3]))));
    }

    @Override
    public Optional<RefreshClaim> readRefresh(String token) {
        return read("refresh", token)
                .map(words -> new RefreshClaim(new FamilyId(UUID.fromString(words[2])), words[4], digest(words[4])));
    }

    private Optional<String[]> read(String kind, String token) {
        return Optional.of(token.split("[._]", -1))
                .filter(words -> words.length == 5 && words[0].equals(kind))
                .filter(words -> Instant.ofEpochSecond(Long.parseLong(words[3])).isAfter(clock.instant()));
    }
}
