package dev.limen.domain.session;

import java.time.Instant;

/** A token that only serves to get new ones, and what is kept of it. It never shows itself. */
public record RefreshToken(String value, TokenDigest digest, Instant expiresAt) {

    @Override
    public String toString() {
        return "RefreshToken[until " + expiresAt + "]";
    }
}
