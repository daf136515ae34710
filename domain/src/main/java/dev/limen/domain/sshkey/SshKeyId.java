package dev.limen.domain.sshkey;

import java.util.regex.Pattern;

/** The number of a stored key: unique in one database, never used again, exactly representable in JavaScript. */
public record SshKeyId(long value) {

    private static final Pattern NUMBER = Pattern.compile("[1-9][0-9]{0,14}");

    /**
     * Reads a number.
     *
     * @throws SshKeyError.NotFound for any other text, because no key can bear such a number
     */
    public static SshKeyId parse(String text) {
        if (!NUMBER.matcher(text).matches()) {
            throw new SshKeyError.NotFound();
        }
        return new SshKeyId(Long.parseLong(text));
    }
}
