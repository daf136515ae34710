package dev.limen.domain.sshkey;

import dev.limen.domain.InvalidValue;
import java.util.Base64;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A public key as it stands in a line of OpenSSH's {@code authorized_keys}, without options. Two are the same key when
 * their blobs are equal, whatever their comments.
 *
 * @param type as OpenSSH writes it
 * @param blob the key itself in base64, the type in it once more
 * @param comment what people know it by; may be empty
 */
public record SshPublicKey(String type, String blob, String comment) {

    /** Longer than any line with a key of the largest kind and a comment. */
    public static final int MAX_LENGTH = 8192;

    private static final int MAX_COMMENT_LENGTH = 255;

    private static final Pattern PRIVATE =
            Pattern.compile("PRIVATE KEY-----|PuTTY-User-Key-File|SSH PRIVATE KEY FILE|b3BlbnNzaC1rZXktdjE");
    private static final Pattern LINE_END = Pattern.compile("[\\r\\n]");
    private static final Pattern BLANKS = Pattern.compile("[ \\t]+");
    private static final Pattern UNPRINTABLE = Pattern.compile("[\\p{Cc}\\p{Cs}\\p{Zl}\\p{Zp}]");

    /**
     * Reads a line.
     *
     * @param field of what the line is the value
     * @throws InvalidValue for whatever OpenSSH's server would not take as a key, and for more than one
     */
    public static SshPublicKey parse(String field, String text) {
        if (PRIVATE.matcher(text).find()) {
            throw new InvalidValue(
                    field,
                    "is a private key, which nobody but you should have; nothing of it was stored."
                            + " Give the public key, which is in the file that ends in .pub");
        }
        if (text.length() > MAX_LENGTH) {
            throw new InvalidValue(field, "must be at most " + MAX_LENGTH + " characters");
        }
        String line = text.strip();
        if (LINE_END.matcher(line).find()) {
            throw new InvalidValue(field, "must be one line with one key");
        }
        return parse(field, List.of(BLANKS.split(line, 3)));
    }

    private static SshPublicKey parse(String field, List<String> parts) {
        SshKeyType type = SshKeyType.named(parts.getFirst())
                .orElseThrow(() -> new InvalidValue(
                        field, "must be a public key without options, beginning with one of " + SshKeyType.NAMES));
        if (parts.size() < 2) {
            throw new InvalidValue(field, "is damaged: nothing follows the type of the key");
        }
        byte[] key = check(field, type, parts.get(1));
        String comment = parts.size() < 3 ? "" : parts.get(2);
        return new SshPublicKey(
                type.wireName(),
                Base64.getEncoder().encodeToString(key),
                comment(field, "must not have a comment", comment));
    }

    private static byte[] check(String field, SshKeyType type, String base64) {
        try {
            byte[] key = Base64.getDecoder().decode(base64);
            SshWireReader reader = new SshWireReader(key);
            if (!reader.text().equals(type.wireName())) {
                throw new SshWireReader.Malformed("is damaged: the key is not of the type before it");
            }
            type.check(reader);
            reader.requireEnd();
            return key;
        } catch (SshWireReader.Malformed e) {
            throw new InvalidValue(field, String.valueOf(e.getMessage()));
        } catch (IllegalArgumentException e) {
            throw new InvalidValue(field, "is damaged: what follows its type is not base64");
        }
    }

    private static String comment(String field, String refusal, String text) {
        String comment = text.strip();
        if (comment.codePointCount(0, comment.length()) > MAX_COMMENT_LENGTH) {
            throw new InvalidValue(field, refusal + " that is longer than " + MAX_COMMENT_LENGTH + " characters");
        }
        if (UNPRINTABLE.matcher(comment).find()) {
            throw new InvalidValue(field, refusal + " that has control characters");
        }
        return comment;
    }

    /** The same key with another comment, unless none is given. */
    public SshPublicKey commented(@Nullable String other) {
        return other == null || other.isBlank()
                ? this
                : new SshPublicKey(type, blob, comment("comment", "must not be one", other));
    }

    /** Whether it is the same key, whatever its comment. */
    public boolean isSameKeyAs(SshPublicKey other) {
        return blob.equals(other.blob);
    }

    /** The key as a line of {@code authorized_keys}, without its end. */
    public String line() {
        return (type + " " + blob + " " + comment).strip();
    }
}
