package dev.limen.domain.session;

/**
 * What a valid refresh token says.
 *
 * @param serial what its successor is derived from, together with the signing secret; it never shows itself
 */
public record RefreshClaim(FamilyId family, String serial, TokenDigest digest) {

    @Override
    public String toString() {
        return "RefreshClaim[" + family + "]";
    }
}
