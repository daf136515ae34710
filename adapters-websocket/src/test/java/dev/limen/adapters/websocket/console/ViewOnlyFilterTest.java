package dev.limen.adapters.websocket.console;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ViewOnlyFilterTest {

    private static final byte[] VERSION = "RFB 003.008\n".getBytes(StandardCharsets.US_ASCII);
    private static final byte[] SECURITY = {1};
    private static final byte[] SHARED = {1};
    private static final byte[] FORMAT = message(20, 0);
    private static final byte[] ENCODINGS = {2, 0, 0, 2, 0, 0, 0, 7, 0, 0, 0, 16};
    private static final byte[] UPDATE = message(10, 3);
    private static final byte[] CONTINUOUS = message(10, 150);
    private static final byte[] FENCE = {(byte) 248, 0, 0, 0, 0, 0, 0, 0, 3, 1, 2, 3};
    private static final byte[] AUDIO = {(byte) 255, 1, 0, 0};
    private static final byte[] AUDIO_FORMAT = {(byte) 255, 1, 0, 2, 3, 2, 0, 0, (byte) 172, 68};

    private static final byte[] KEY = message(8, 4);
    private static final byte[] POINTER = message(6, 5);
    private static final byte[] CLIPBOARD = {6, 0, 0, 0, 0, 0, 0, 3, 4, 4, 4};
    private static final byte[] EXTENDED_CLIPBOARD = {6, 0, 0, 0, -1, -1, -1, -4, 4, 5, 5, 4};
    private static final byte[] DESKTOP_SIZE = join(new byte[] {(byte) 251, 0, 4, 0, 3, 0, 1, 0}, message(16, 4));
    private static final byte[] REBOOT = {(byte) 250, 0, 1, 3};
    private static final byte[] EXTENDED_KEY = message(12, 255);

    private static byte[] message(int length, int type) {
        byte[] message = new byte[length];
        message[0] = (byte) type;
        return message;
    }

    private static byte[] join(byte[]... parts) {
        ByteArrayOutputStream joined = new ByteArrayOutputStream();
        for (byte[] part : parts) {
            joined.writeBytes(part);
        }
        return joined.toByteArray();
    }

    private static final byte[] ALL = join(
            VERSION,
            SECURITY,
            SHARED,
            FORMAT,
            KEY,
            ENCODINGS,
            UPDATE,
            POINTER,
            POINTER,
            CONTINUOUS,
            CLIPBOARD,
            FENCE,
            EXTENDED_CLIPBOARD,
            AUDIO,
            AUDIO_FORMAT,
            DESKTOP_SIZE,
            UPDATE,
            REBOOT,
            EXTENDED_KEY,
            KEY,
            UPDATE);

    private static final byte[] LOOKING = join(
            VERSION,
            SECURITY,
            SHARED,
            FORMAT,
            ENCODINGS,
            UPDATE,
            CONTINUOUS,
            FENCE,
            AUDIO,
            AUDIO_FORMAT,
            UPDATE,
            UPDATE);

    private static ViewOnlyFilter open() {
        ViewOnlyFilter filter = new ViewOnlyFilter();
        filter.pass(join(VERSION, SECURITY, SHARED));
        return filter;
    }

    @Test
    void onlyWhatLooksIsPassedOn() {
        assertArrayEquals(LOOKING, new ViewOnlyFilter().pass(ALL));
    }

    @Test
    void theSameComesOfItInWhateverPartsItComes() {
        Random random = new Random(7);
        for (int round = 0; round < 200; round++) {
            ViewOnlyFilter filter = new ViewOnlyFilter();
            ByteArrayOutputStream passed = new ByteArrayOutputStream();
            ByteBuffer left = ByteBuffer.wrap(ALL);
            while (left.hasRemaining()) {
                byte[] part = new byte[Math.min(left.remaining(), 1 + random.nextInt(9))];
                left.get(part);
                passed.writeBytes(filter.pass(part));
            }
            assertArrayEquals(LOOKING, passed.toByteArray());
        }
    }

    /** It has nothing to choose. */
    @Test
    void theOldestVersionIsUnderstood() {
        byte[] old = "RFB 003.003\n".getBytes(StandardCharsets.US_ASCII);

        assertArrayEquals(join(old, SHARED, UPDATE), new ViewOnlyFilter().pass(join(old, SHARED, KEY, UPDATE)));
    }

    @Test
    void nobodySendsTheOthersAway() {
        assertArrayEquals(
                join(VERSION, SECURITY, SHARED), new ViewOnlyFilter().pass(join(VERSION, SECURITY, new byte[] {0})));
    }

    /** Else pointer messages could get one byte longer. */
    @Test
    void encodingsThatChangeTheLengthOfMessagesAreNotAskedFor() {
        byte[] asked = {2, 0, 0, 2, 0, 0, 0, 7, -1, -1, -2, -60};

        assertArrayEquals(new byte[] {2, 0, 0, 2, 0, 0, 0, 7, 0, 0, 0, 0}, open().pass(asked));
    }

    /** As long as a message can say it is, and held of no more than its beginning. */
    @Test
    void aHugeClipboardIsDropped() {
        ViewOnlyFilter filter = open();
        filter.pass(new byte[] {6, 0, 0, 0, 127, -1, -1, -1});
        byte[] part = new byte[1 << 16];
        for (int i = 0; i < 1000; i++) {
            assertEquals(0, filter.pass(part).length);
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 7, 99, 252, 254})
    void whatIsNotKnownIsAnError(int type) {
        ViewOnlyFilter filter = open();

        assertThrows(IllegalArgumentException.class, () -> filter.pass(new byte[] {(byte) type}));
    }

    @Test
    void whatIsTooLongOrNoRfbIsAnError() {
        ViewOnlyFilter filter = open();
        assertThrows(IllegalArgumentException.class, () -> filter.pass(new byte[] {2, 0, -1, -1}));
        assertThrows(IllegalArgumentException.class, () -> new ViewOnlyFilter()
                .pass("GET / HTTP/1".getBytes(StandardCharsets.US_ASCII)));
        assertThrows(IllegalArgumentException.class, () -> new ViewOnlyFilter().pass(join(VERSION, new byte[] {2})));
    }
}
