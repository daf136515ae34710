package dev.limen.adapters.libvirt.screen;

import com.sun.jna.LastErrorException;
import com.sun.jna.Library;
import com.sun.jna.Memory;
import com.sun.jna.Native;
import com.sun.jna.Pointer;
import dev.limen.domain.hypervisor.LocalSocket;
import java.nio.charset.StandardCharsets;

/** A connected unix socket as the system numbers it, which the JDK does not tell. For Linux. */
final class NativeSocket implements AutoCloseable {

    /** The functions of the C library; the names are its own. */
    interface LibC extends Library {

        int socket(int family, int type, int protocol) throws LastErrorException;

        int connect(int socket, Pointer address, int length) throws LastErrorException;

        int close(int socket) throws LastErrorException;
    }

    /** Holder of the loaded library. */
    private static final class Loaded {
        private static final LibC LIBRARY = Native.load("c", LibC.class);
    }

    private static final int AF_UNIX = 1;
    private static final int SOCK_STREAM_CLOEXEC = 1 | 0x80000;

    /** The family, and a path with a zero at its end. */
    private static final int ADDRESS_LENGTH = 2 + 108;

    private final int number;

    private NativeSocket(int number) {
        this.number = number;
    }

    /**
     * Connects to who listens there.
     *
     * @throws LastErrorException when nobody does, or the path is longer than one may be
     */
    static NativeSocket connect(LocalSocket listener) {
        NativeSocket socket = new NativeSocket(Loaded.LIBRARY.socket(AF_UNIX, SOCK_STREAM_CLOEXEC, 0));
        try (Memory address = addressOf(listener)) {
            Loaded.LIBRARY.connect(socket.number, address, ADDRESS_LENGTH);
            return socket;
        } catch (LastErrorException | IndexOutOfBoundsException e) {
            socket.close();
            throw e;
        }
    }

    private static Memory addressOf(LocalSocket listener) {
        byte[] path = listener.path().getBytes(StandardCharsets.UTF_8);
        Memory address = new Memory(ADDRESS_LENGTH);
        address.clear();
        address.setShort(0, (short) AF_UNIX);
        address.write(2, path, 0, path.length);
        address.setByte(ADDRESS_LENGTH - 1L, (byte) 0);
        return address;
    }

    int number() {
        return number;
    }

    @Override
    public void close() {
        Loaded.LIBRARY.close(number);
    }
}
