package dev.limen.adapters.rest.session;

import java.security.Key;
import java.util.List;
import javax.crypto.SecretKey;
import org.jose4j.jws.JsonWebSignature;
import org.jose4j.jwx.JsonWebStructure;
import org.jose4j.keys.resolvers.VerificationKeyResolver;
import org.jose4j.lang.JoseException;
import org.jose4j.lang.UnresolvableKeyException;

/** Finds which secret a token was signed with by trying, as tokens do not say: there are two at most. */
final class AcceptedSecrets implements VerificationKeyResolver {

    private final List<SecretKey> secrets;

    AcceptedSecrets(List<SecretKey> secrets) {
        this.secrets = secrets;
    }

    @Override
    public Key resolveKey(JsonWebSignature token, List<JsonWebStructure> nesting) throws UnresolvableKeyException {
        for (SecretKey secret : secrets) {
            if (isSignedWith(secret, token)) {
                return secret;
            }
        }
        throw new UnresolvableKeyException("signed with none of the accepted secrets");
    }

    private static boolean isSignedWith(SecretKey secret, JsonWebSignature token) throws UnresolvableKeyException {
        try {
            token.setKey(secret);
            return token.verifySignature();
        } catch (JoseException notOurs) {
            throw new UnresolvableKeyException("not signed as LIMEN signs", notOurs);
        }
    }
}
