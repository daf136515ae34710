package dev.limen.domain.sshkey;

import java.util.Arrays;
import java.util.Optional;
import java.util.stream.Collectors;

/** The kinds of keys that OpenSSH's server takes today, and what makes a key of that kind (RFC 4253, 5656, 8709; PROTOCOL.u2f). */
enum SshKeyType {
    ED25519("ssh-ed25519") {
        @Override
        void check(SshWireReader key) {
            key.fixed(ED25519_LENGTH);
        }
    },
    ECDSA_256("ecdsa-sha2-nistp256") {
        @Override
        void check(SshWireReader key) {
            point(key, "nistp256", 32);
        }
    },
    ECDSA_384("ecdsa-sha2-nistp384") {
        @Override
        void check(SshWireReader key) {
            point(key, "nistp384", 48);
        }
    },
    ECDSA_521("ecdsa-sha2-nistp521") {
        @Override
        void check(SshWireReader key) {
            point(key, "nistp521", 66);
        }
    },
    RSA("ssh-rsa") {
        @Override
        void check(SshWireReader key) {
            key.oddNumber(2, MAX_RSA_BITS);
            key.oddNumber(MIN_RSA_BITS, MAX_RSA_BITS);
        }
    },
    SK_ED25519("sk-ssh-ed25519@openssh.com") {
        @Override
        void check(SshWireReader key) {
            key.fixed(ED25519_LENGTH);
            key.text();
        }
    },
    SK_ECDSA_256("sk-ecdsa-sha2-nistp256@openssh.com") {
        @Override
        void check(SshWireReader key) {
            point(key, "nistp256", 32);
            key.text();
        }
    };

    private static final int ED25519_LENGTH = 32;
    private static final int MIN_RSA_BITS = 2048;
    private static final int MAX_RSA_BITS = 16_384;
    private static final byte UNCOMPRESSED = 4;

    static final String NAMES =
            Arrays.stream(values()).map(SshKeyType::wireName).collect(Collectors.joining(", "));

    private final String wireName;

    SshKeyType(String wireName) {
        this.wireName = wireName;
    }

    String wireName() {
        return wireName;
    }

    static Optional<SshKeyType> named(String wireName) {
        return Arrays.stream(values())
                .filter(type -> type.wireName.equals(wireName))
                .findFirst();
    }

    /** Reads what follows the type's name; throws what the reader throws. */
    abstract void check(SshWireReader key);

    private static void point(SshWireReader key, String curve, int length) {
        if (!key.text().equals(curve)) {
            throw new SshWireReader.Malformed("is damaged: its curve does not belong to its type");
        }
        if (key.fixed(1 + 2 * length)[0] != UNCOMPRESSED) {
            throw new SshWireReader.Malformed("is damaged: it holds no point of its curve");
        }
    }
}
