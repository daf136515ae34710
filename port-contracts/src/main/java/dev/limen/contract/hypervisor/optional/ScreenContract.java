package dev.limen.contract.hypervisor.optional;

import static java.util.Objects.requireNonNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.limen.contract.hypervisor.HypervisorBench;
import dev.limen.contract.hypervisor.screen.ScreenListener;
import dev.limen.contract.vm.Background;
import dev.limen.domain.hypervisor.GuestState;
import dev.limen.domain.hypervisor.HypervisorError;
import dev.limen.domain.hypervisor.LocalSocket;
import dev.limen.domain.vm.VmUuid;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** For hypervisors that declare {@link dev.limen.domain.hypervisor.Capability#SCREEN}. */
public interface ScreenContract extends HypervisorBench {

    private SocketChannel screenOf(VmUuid uuid) {
        try (ScreenListener listener = new ScreenListener()) {
            hypervisor().connectScreen(uuid, listener.socket());
            return requireNonNull(listener.accepted(), "nobody has connected");
        }
    }

    private static void assertSpeaksRfb(SocketChannel screen) throws IOException {
        String version = ScreenListener.version(screen);

        assertTrue(version.startsWith("RFB 003.00"), version);
    }

    /** Reads until the other side has closed; what comes before does not matter. */
    private static void awaitEnd(SocketChannel screen) {
        ByteBuffer any = ByteBuffer.allocate(4096);
        try {
            while (screen.read(any) >= 0) {
                any.clear();
            }
        } catch (IOException reset) {
            // An end as well.
        }
    }

    @Test
    default void theScreenOfARunningGuestSpeaksFirst() throws IOException {
        VmUuid uuid = running();

        try (SocketChannel screen = screenOf(uuid)) {
            assertSpeaksRfb(screen);
        }
    }

    @Test
    default void severalLookAtOneScreen() throws IOException {
        VmUuid uuid = running();

        try (SocketChannel one = screenOf(uuid);
                SocketChannel other = screenOf(uuid)) {
            assertSpeaksRfb(one);
            assertSpeaksRfb(other);
        }
        assertState(GuestState.RUNNING, uuid);
    }

    @Test
    default void aScreenEndsWithItsGuest() throws IOException {
        VmUuid uuid = running();
        try (SocketChannel screen = screenOf(uuid)) {
            assertSpeaksRfb(screen);

            hypervisor().stop(uuid, Duration.ZERO);

            Background.run(() -> awaitEnd(screen)).awaitEnd();
        }
    }

    @Test
    default void aGuestThatIsStartedAgainHasAScreenAgain() throws IOException {
        VmUuid uuid = running();
        hypervisor().stop(uuid, Duration.ZERO);
        hypervisor().start(uuid);

        try (SocketChannel screen = screenOf(uuid)) {
            assertSpeaksRfb(screen);
        }
    }

    @Test
    default void whatIsOffHasNoScreen() {
        VmUuid uuid = defined();

        try (ScreenListener listener = new ScreenListener()) {
            assertThrows(HypervisorError.WrongState.class, () -> hypervisor().connectScreen(uuid, listener.socket()));
            assertNoneConnected(listener);
        }
        assertState(GuestState.OFF, uuid);
    }

    @Test
    default void aScreenForNobodyFailsAndTheGuestRunsOn() {
        VmUuid uuid = running();
        ScreenListener gone = new ScreenListener();
        LocalSocket nobody = gone.socket();
        gone.close();

        assertThrows(HypervisorError.Failed.class, () -> hypervisor().connectScreen(uuid, nobody));

        assertState(GuestState.RUNNING, uuid);
    }

    @Test
    default void aMissingGuestHasNoScreen() {
        try (ScreenListener listener = new ScreenListener()) {
            assertUnknown(uuid -> hypervisor().connectScreen(uuid, listener.socket()));
            assertNoneConnected(listener);
        }
    }

    /** What was connected before the failure is closed. */
    private static void assertNoneConnected(ScreenListener listener) {
        try (SocketChannel connected = listener.accepted()) {
            assertTrue(connected == null || connected.read(ByteBuffer.allocate(1)) < 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
