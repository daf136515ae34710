package dev.limen.contract.sshkey;

import dev.limen.domain.sshkey.SshKey;
import dev.limen.domain.sshkey.SshKeys;
import dev.limen.domain.sshkey.SshPublicKey;
import dev.limen.domain.user.UserId;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Base64;

/** Public keys that differ. */
public final class SshKeySamples {

    private static final String TYPE = "ssh-ed25519";
    private static final int LENGTH = 32;
    private static final Instant ADDED = Instant.parse("2026-01-05T08:30:00Z");

    private SshKeySamples() {}

    /** The line of a key that nobody can sign with; another one for every number. */
    public static String line(int number) {
        byte[] point = ByteBuffer.allocate(LENGTH).putInt(number).array();
        byte[] type = TYPE.getBytes(StandardCharsets.US_ASCII);
        return TYPE + " " + Base64.getEncoder().encodeToString(blob(type, point)) + " key-" + number;
    }

    /** A blob of these parts. */
    public static byte[] blob(byte[]... parts) {
        ByteArrayOutputStream blob = new ByteArrayOutputStream();
        for (byte[] part : parts) {
            blob.writeBytes(
                    ByteBuffer.allocate(Integer.BYTES).putInt(part.length).array());
            blob.writeBytes(part);
        }
        return blob.toByteArray();
    }

    public static SshPublicKey publicKey(int number) {
        return SshPublicKey.parse("publicKey", line(number));
    }

    /** A new key of a user's, not yet added. */
    static SshKey keyOf(UserId owner, int number, SshKeys keys) {
        return new SshKey(keys.nextId(), owner, publicKey(number), ADDED);
    }
}
