package dev.limen.domain.session;

import dev.limen.domain.user.UserId;
import java.time.Instant;

/** What a valid access token says: whose it is, and in which session it was issued. */
public record AccessClaim(UserId user, FamilyId family, Instant expiresAt) {}
