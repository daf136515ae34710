package dev.limen.adapters.websocket.console;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What of an RFB client's bytes gets to the screen of one who may only look: no key, no pointer, no clipboard, nothing that
 * changes the guest. Messages are read as they come, whatever parts they come in; those that are dropped are held of no more
 * than their first bytes. What it does not know is an error, since nobody can tell where it ends.
 */
final class ViewOnlyFilter {

    private static final Pattern VERSION = Pattern.compile("RFB 003\\.(\\d{3})\n");
    private static final int VERSION_LENGTH = 12;
    private static final int FIRST_VERSION_WITH_A_CHOICE = 7;
    private static final byte NO_SECURITY = 1;
    private static final byte SHARED = 1;

    private static final int MAX_ENCODINGS = 1024;
    private static final int MAX_FENCE = 64;
    private static final int SET_ENCODINGS_HEADER = 4;

    /** With it, pointer messages would have another length if the server knows it, too. */
    private static final int EXTENDED_MOUSE_BUTTONS = -316;

    private static final int RAW = 0;

    private enum Stage {
        VERSION,
        SECURITY,
        INIT,
        MESSAGES
    }

    private final ByteBuffer message = ByteBuffer.allocate(SET_ENCODINGS_HEADER + MAX_ENCODINGS * Integer.BYTES);
    private Stage stage = Stage.VERSION;
    private long skipping;
    private boolean broken;

    /**
     * What gets to the screen of this and of what was held back before.
     *
     * @throws IllegalArgumentException when it is no RFB that is known here; nothing may be passed on from then on
     */
    byte[] pass(byte[] received) {
        if (broken) {
            throw new IllegalArgumentException("nothing is passed on any more");
        }
        broken = true;
        ByteArrayOutputStream passed = new ByteArrayOutputStream(received.length);
        int at = 0;
        while (at < received.length) {
            at += skipping > 0 ? skip(received.length - at) : take(received[at], passed);
        }
        broken = false;
        return passed.toByteArray();
    }

    private int skip(int available) {
        int skipped = (int) Math.min(skipping, available);
        skipping -= skipped;
        return skipped;
    }

    private int take(byte received, ByteArrayOutputStream passed) {
        message.put(received);
        if (message.position() == length()) {
            if (complete()) {
                passed.write(message.array(), 0, message.position());
            }
            message.clear();
        }
        return 1;
    }

    /** How long the message is, or how much of it must be there before that can be told. */
    private int length() {
        return switch (stage) {
            case VERSION -> VERSION_LENGTH;
            case SECURITY, INIT -> 1;
            case MESSAGES -> lengthOfMessage();
        };
    }

    private int lengthOfMessage() {
        int there = message.position();
        return switch (type()) {
            case 0 -> 20;
            case 2 ->
                there < SET_ENCODINGS_HEADER
                        ? SET_ENCODINGS_HEADER
                        : SET_ENCODINGS_HEADER + atMost(MAX_ENCODINGS, unsigned(2)) * Integer.BYTES;
            case 3, 150 -> 10;
            case 4, 6, 251 -> 8;
            case 5 -> 6;
            case 248 -> there < 9 ? 9 : 9 + atMost(MAX_FENCE, message.get(8) & 0xff);
            case 250 -> 4;
            case 255 -> lengthOfQemuMessage(there);
            default -> throw new IllegalArgumentException("unknown message " + type());
        };
    }

    private int lengthOfQemuMessage(int there) {
        if (there < 2) {
            return 2;
        }
        return switch (message.get(1)) {
            case 0 -> 12;
            case 1 -> there < 4 || unsigned(2) != 2 ? 4 : 10;
            default -> throw new IllegalArgumentException("unknown message of QEMU's");
        };
    }

    private static int atMost(int max, int length) {
        if (length > max) {
            throw new IllegalArgumentException("too long");
        }
        return length;
    }

    private int type() {
        return message.get(0) & 0xff;
    }

    private int unsigned(int at) {
        return message.getShort(at) & 0xffff;
    }

    /** Whether the message is passed on. */
    private boolean complete() {
        switch (stage) {
            case VERSION -> stage = hasChoice() ? Stage.SECURITY : Stage.INIT;
            case SECURITY -> {
                if (message.get(0) != NO_SECURITY) {
                    throw new IllegalArgumentException("unknown security");
                }
                stage = Stage.INIT;
            }
            case INIT -> {
                message.put(0, SHARED);
                stage = Stage.MESSAGES;
            }
            case MESSAGES -> {
                return completeMessage();
            }
        }
        return true;
    }

    private boolean hasChoice() {
        Matcher version = VERSION.matcher(new String(message.array(), 0, VERSION_LENGTH, StandardCharsets.US_ASCII));
        if (!version.matches()) {
            throw new IllegalArgumentException("unknown version");
        }
        return Integer.parseInt(version.group(1)) >= FIRST_VERSION_WITH_A_CHOICE;
    }

    private boolean completeMessage() {
        switch (type()) {
            case 2 -> hideEncodings();
            case 4, 5, 250 -> {
                return false;
            }
            case 6 -> {
                skipping = Math.abs((long) message.getInt(4));
                return false;
            }
            case 251 -> {
                skipping = 16L * (message.get(6) & 0xff);
                return false;
            }
            case 255 -> {
                return message.get(1) != 0;
            }
            default -> {}
        }
        return true;
    }

    private void hideEncodings() {
        for (int at = SET_ENCODINGS_HEADER; at < message.position(); at += Integer.BYTES) {
            if (message.getInt(at) == EXTENDED_MOUSE_BUTTONS) {
                message.putInt(at, RAW);
            }
        }
    }
}
