package dev.limen.adapters.rest.sshkey;

import dev.limen.domain.sshkey.SshKey;
import dev.limen.domain.sshkey.SshKeyId;
import java.time.Instant;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** A stored key, as its owner reads it. */
@Schema(name = "SSHKey", description = "A public key that one signs in to virtual machines with.")
record SshKeyJson(
        @Schema(description = "Its number, never used again.", examples = "4")
        long id,

        @Schema(description = "Its type, as OpenSSH writes it.", examples = "ssh-ed25519")
        String type,

        @Schema(description = "What people know it by; may be empty.", examples = "ada@laptop")
        String comment,

        @Schema(
                description = "Its fingerprint, as ssh-keygen -l prints it.",
                examples = "SHA256:GLU3Jy7ZgAzhfqhlxYVbTcMKLtaWYjIajmpnNeplZzE")
        String fingerprint,

        @Schema(description = "When it was added.", examples = "2026-01-05T08:30:00Z")
        Instant createdAt) {

    static SshKeyJson of(SshKey key) {
        return new SshKeyJson(
                key.id().value(), key.key().type(), key.key().comment(), SshFingerprint.of(key.key()), key.createdAt());
    }

    @Schema(name = "DeletedSSHKey", description = "A public key that is not kept any more.")
    record Deleted(
            @Schema(description = "One sentence for people.", examples = "The SSH key has been deleted.")
            String message,

            @Schema(description = "The number it had.", examples = "4")
            long sshKeyId) {

        static Deleted of(SshKeyId id) {
            return new Deleted("The SSH key has been deleted.", id.value());
        }
    }
}
