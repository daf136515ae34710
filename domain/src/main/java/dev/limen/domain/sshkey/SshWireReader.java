package dev.limen.domain.sshkey;

import java.util.Arrays;

/** Reads the parts of a public key: each is preceded by its length in four bytes (RFC 4251, section 5). */
final class SshWireReader {

    /** What is wrong with a key; follows the name of the member that holds it. */
    static final class Malformed extends RuntimeException {
        Malformed(String problem) {
            super(problem, null, false, false);
        }
    }

    private static final int PREFIX_LENGTH = 4;

    private final byte[] bytes;
    private int position;

    SshWireReader(byte[] bytes) {
        this.bytes = bytes;
    }

    private byte[] next() {
        int begin = position + PREFIX_LENGTH;
        if (begin > bytes.length) {
            throw new Malformed("is damaged: a part is missing");
        }
        int length = 0;
        for (int i = position; i < begin; i++) {
            length = (length << Byte.SIZE) | Byte.toUnsignedInt(bytes[i]);
        }
        if (length < 0 || length > bytes.length - begin) {
            throw new Malformed("is damaged: a part is missing");
        }
        position = begin + length;
        return Arrays.copyOfRange(bytes, begin, position);
    }

    String text() {
        StringBuilder text = new StringBuilder();
        for (byte character : next()) {
            text.append((char) Byte.toUnsignedInt(character));
        }
        return text.toString();
    }

    byte[] fixed(int length) {
        byte[] part = next();
        if (part.length != length) {
            throw new Malformed("is damaged: a part has the wrong length");
        }
        return part;
    }

    /** A positive odd number, as every part of an RSA key is. */
    void oddNumber(int minBits, int maxBits) {
        byte[] number = next();
        int zeros = number.length > 0 && number[0] == 0 ? 1 : 0;
        if (number.length == zeros
                || number[0] < 0
                || (zeros == 1 && number[1] >= 0)
                || number[number.length - 1] % 2 == 0) {
            throw new Malformed("is damaged: it holds no RSA key");
        }
        int leading = Integer.numberOfLeadingZeros(Byte.toUnsignedInt(number[zeros])) - (Integer.SIZE - Byte.SIZE);
        int bits = (number.length - zeros) * Byte.SIZE - leading;
        if (bits < minBits) {
            throw new Malformed("is an RSA key of " + bits + " bits: it must have at least " + minBits);
        }
        if (bits > maxBits) {
            throw new Malformed("is an RSA key of " + bits + " bits: it must have at most " + maxBits);
        }
    }

    void requireEnd() {
        if (position != bytes.length) {
            throw new Malformed("is damaged: there is something behind the key");
        }
    }
}
