package dev.limen.adapters.websocket.console;

import dev.limen.domain.hypervisor.HypervisorError;
import dev.limen.domain.hypervisor.LocalSocket;
import io.netty.bootstrap.ServerBootstrap;
import io.netty.channel.Channel;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.ChannelOption;
import io.netty.channel.EventLoop;
import io.netty.channel.ServerChannel;
import io.netty.channel.epoll.EpollEventLoop;
import io.netty.channel.epoll.EpollServerDomainSocketChannel;
import io.netty.channel.socket.nio.NioServerDomainSocketChannel;
import io.netty.channel.unix.DomainSocketAddress;
import java.io.IOException;
import java.net.SocketAddress;
import java.net.UnixDomainSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jboss.logging.Logger;

/**
 * A unix socket on which one screen connects, in a directory of its own that nobody but this process's user can enter. What
 * connects belongs to the event loop that was given, and is not read before somebody wants it to be.
 */
final class ScreenListener implements AutoCloseable {

    private static final Logger LOG = Logger.getLogger(ScreenListener.class);

    /** The screen has connected by the time that somebody asks for it; the event loop may be busy. */
    private static final Duration ACCEPT_TIMEOUT = Duration.ofSeconds(5);

    private final Path directory;
    private final Path path;
    private final Channel server;
    private final CompletableFuture<Channel> accepted = new CompletableFuture<>();
    private volatile boolean taken;

    private ScreenListener(Path directory, EventLoop loop) throws IOException {
        this.directory = directory;
        this.path = directory.resolve("s");
        try {
            server = bind(loop);
        } catch (RuntimeException e) {
            Files.delete(directory);
            throw e;
        }
    }

    /** Listens; not to be called on an event loop. */
    static ScreenListener open(EventLoop loop) {
        try {
            return new ScreenListener(Files.createTempDirectory("limen-screen-"), loop);
        } catch (IOException e) {
            throw new HypervisorError.Failed("The server could not listen for the screen.", e);
        }
    }

    private Channel bind(EventLoop loop) {
        boolean nativeLoop = loop instanceof EpollEventLoop;
        Class<? extends ServerChannel> type =
                nativeLoop ? EpollServerDomainSocketChannel.class : NioServerDomainSocketChannel.class;
        SocketAddress address = nativeLoop ? new DomainSocketAddress(path.toFile()) : UnixDomainSocketAddress.of(path);
        return new ServerBootstrap()
                .group(loop)
                .channel(type)
                .childOption(ChannelOption.AUTO_READ, false)
                .childHandler(new ChannelInitializer<>() {
                    @Override
                    protected void initChannel(Channel screen) {
                        accept(screen);
                    }
                })
                .bind(address)
                .syncUninterruptibly()
                .channel();
    }

    private void accept(Channel screen) {
        if (!accepted.complete(screen)) {
            close(screen);
        }
    }

    LocalSocket socket() {
        return new LocalSocket(path.toString());
    }

    /** The screen that has connected. */
    Channel accept() {
        try {
            Channel screen = accepted.get(ACCEPT_TIMEOUT.toMillis(), TimeUnit.MILLISECONDS);
            taken = true;
            return screen;
        } catch (TimeoutException | ExecutionException e) {
            throw new HypervisorError.Failed("The hypervisor did not show the screen.", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new HypervisorError.Unavailable(e);
        }
    }

    /** On any thread. */
    static void close(Channel screen) {
        var unused = screen.close();
    }

    /** Nobody can connect any more, and what has connected and was not wanted is closed. */
    @Override
    public void close() {
        var unused = server.close().syncUninterruptibly();
        if (!taken) {
            var unusedEnd = accepted.thenAccept(ScreenListener::close);
        }
        try {
            Files.deleteIfExists(path);
            Files.delete(directory);
        } catch (IOException e) {
            LOG.warn("The place where a screen connected could not be removed", e);
        }
    }
}
