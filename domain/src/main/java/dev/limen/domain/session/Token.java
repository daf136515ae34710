package dev.limen.domain.session;

import java.time.Instant;

/** A signed proof of identity. It never shows itself. */
public record Token(String value, Instant expiresAt) {

    @Override
    public String toString() {
        return "Token[until " + expiresAt + "]";
    }
}
