package dev.limen.adapters.rest.token;

import io.smallrye.jwt.algorithm.SignatureAlgorithm;
import io.smallrye.jwt.auth.principal.DefaultJWTCallerPrincipalFactory;
import io.smallrye.jwt.auth.principal.JWTAuthContextInfo;
import io.smallrye.jwt.auth.principal.JWTCallerPrincipal;
import io.smallrye.jwt.auth.principal.JWTCallerPrincipalFactory;
import io.smallrye.jwt.auth.principal.ParseException;
import jakarta.annotation.Priority;
import jakarta.enterprise.inject.Alternative;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Set;
import javax.crypto.SecretKey;

/**
 * Verifies every token, for the framework's identity provider and for {@link JwtTokens}. It takes the place of the
 * framework's own because that knows one secret only: tokens do not say which one they were signed with, so the current
 * secret and the one before are tried. What a token is for, its {@code typ}, is not looked at here.
 */
@Singleton
@Alternative
@Priority(1)
class TokenVerifier extends JWTCallerPrincipalFactory {

    private final JWTCallerPrincipalFactory parser = new DefaultJWTCallerPrincipalFactory();
    private final List<JWTAuthContextInfo> accepted;

    TokenVerifier(TokenSettings settings) {
        accepted = settings.accepted().stream().map(TokenVerifier::signedWith).toList();
    }

    private static JWTAuthContextInfo signedWith(SecretKey secret) {
        JWTAuthContextInfo rules = new JWTAuthContextInfo();
        rules.setSecretVerificationKey(secret);
        rules.setSignatureAlgorithm(Set.of(SignatureAlgorithm.HS256));
        rules.setRelaxVerificationKeyValidation(false);
        rules.setIssuedBy(TokenClaims.ISSUER);
        rules.setRequiredClaims(Set.of("sub", "jti"));
        rules.setClockSkew(0);
        return rules;
    }

    @Override
    public JWTCallerPrincipal parse(String token, JWTAuthContextInfo configured) throws ParseException {
        ParseException refused = new ParseException("No accepted secret fits");
        for (JWTAuthContextInfo rules : accepted) {
            try {
                return parser.parse(token, rules);
            } catch (ParseException e) {
                refused.addSuppressed(e);
            }
        }
        throw refused;
    }
}
