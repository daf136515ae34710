package dev.limen.adapters.rest.sshkey;

import dev.limen.domain.sshkey.SshPublicKey;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;

/** The fingerprint of a key, as {@code ssh-keygen -l} and {@code ssh} show it. */
final class SshFingerprint {

    private SshFingerprint() {}

    static String of(SshPublicKey key) {
        byte[] blob = Base64.getDecoder().decode(key.blob());
        return "SHA256:" + Base64.getEncoder().withoutPadding().encodeToString(sha256(blob));
    }

    private static byte[] sha256(byte[] bytes) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(bytes);
        } catch (NoSuchAlgorithmException everyJdkHasIt) {
            throw new IllegalStateException(everyJdkHasIt);
        }
    }
}
