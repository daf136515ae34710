package dev.limen.adapters.rest.sshkey;

import static dev.limen.adapters.rest.error.RequestError.required;

import dev.limen.domain.sshkey.SshPublicKey;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** A key to add. What somebody sends by mistake may be a private one, so it never shows. */
@Schema(
        name = "NewSSHKey",
        description = "A public key to add.",
        requiredProperties = {"public_key"})
record NewSshKeyJson(
        @Schema(
                description =
                        "The one line of the file that ends in .pub: ssh-ed25519, ecdsa-sha2-nistp256, -nistp384 or -nistp521, "
                                + "ssh-rsa of at least 2048 bits, or the sk- types of security keys; without options.",
                maxLength = SshPublicKey.MAX_LENGTH,
                pattern = LINE,
                examples =
                        "ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIGiG54mOIiMOkbrVPJIVa3dyXe7SG3wZHDW6ZZYZ7rW+ ada@laptop")
        @Nullable
        String publicKey,

        @Schema(
                description = "What to know it by; without it, the comment at the end of the line.",
                pattern = COMMENT,
                examples = "laptop")
        @Nullable
        String comment) {

    private static final String LINE =
            "^(ssh-ed25519|ecdsa-sha2-nistp(256|384|521)|ssh-rsa|sk-ssh-ed25519@openssh\\.com"
                    + "|sk-ecdsa-sha2-nistp256@openssh\\.com) [A-Za-z0-9+/]+={0,2}( [^\\u0000-\\u001f\\u007f-\\u009f\\u2028\\u2029]{0,255})?$";

    private static final String COMMENT = "^[^\\u0000-\\u001f\\u007f-\\u009f\\u2028\\u2029]{0,255}$";

    SshPublicKey toKey() {
        return SshPublicKey.parse("publicKey", required(publicKey, "public_key"))
                .commented(comment);
    }

    @Override
    public String toString() {
        return "NewSshKeyJson[…]";
    }
}
