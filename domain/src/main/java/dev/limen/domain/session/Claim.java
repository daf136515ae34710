package dev.limen.domain.session;

import dev.limen.domain.user.UserId;
import java.time.Instant;

/**
 * What a valid access token says.
 *
 * @param tokenGeneration that of the user when the token was issued
 */
public record Claim(UserId user, int tokenGeneration, Instant expiresAt) {}
