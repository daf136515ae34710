package dev.limen.contract.hypervisor.screen;

import dev.limen.domain.hypervisor.LocalSocket;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** Listens for the screen of a guest, as whoever asks for one does. */
public final class ScreenListener implements AutoCloseable {

    private static final int VERSION_LENGTH = 12;

    private final Path directory;
    private final Path path;
    private final ServerSocketChannel server;

    public ScreenListener() {
        try {
            directory = Files.createTempDirectory("limen-screen-");
            path = directory.resolve("screen");
            server = ServerSocketChannel.open(StandardProtocolFamily.UNIX);
            server.bind(UnixDomainSocketAddress.of(path));
            server.configureBlocking(false);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public LocalSocket socket() {
        return new LocalSocket(path.toString());
    }

    /** The connection that is there; null when there is none. */
    public @Nullable SocketChannel accepted() {
        try {
            return server.accept();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What an RFB server says first. */
    public static String version(SocketChannel screen) throws IOException {
        ByteBuffer version = ByteBuffer.allocate(VERSION_LENGTH);
        while (version.hasRemaining()) {
            if (screen.read(version) < 0) {
                throw new IOException("ended after " + version.position() + " bytes");
            }
        }
        return new String(version.array(), StandardCharsets.US_ASCII);
    }

    /** Nobody listens any more. */
    @Override
    public void close() {
        try {
            server.close();
            Files.deleteIfExists(path);
            Files.deleteIfExists(directory);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
