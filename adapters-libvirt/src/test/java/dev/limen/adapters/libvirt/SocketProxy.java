package dev.limen.adapters.libvirt;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.stream.Stream;

/** Stands between the adapter and libvirt, so that a libvirt that dies or hangs can be played without hurting it. */
final class SocketProxy implements AutoCloseable {

    private static final int BUFFER = 64 * 1024;

    private final Path socket;
    private final List<SocketChannel> open = new CopyOnWriteArrayList<>();
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition flowing = lock.newCondition();
    private boolean hanging;
    private ServerSocketChannel server;

    SocketProxy(Path directory) {
        socket = directory.resolve("proxy");
        server = listen();
    }

    String uri() {
        return "qemu+unix:///system?socket=" + socket;
    }

    /** libvirt is gone: connections end, and new ones are refused. */
    void die() {
        try {
            server.close();
            for (SocketChannel channel : open) {
                channel.close();
            }
            open.clear();
            Files.deleteIfExists(socket);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    void live() {
        server = listen();
    }

    /** libvirt takes what is said and says nothing. */
    void hang() {
        setHanging(true);
    }

    void wake() {
        setHanging(false);
    }

    private void setHanging(boolean value) {
        lock.lock();
        try {
            hanging = value;
            flowing.signalAll();
        } finally {
            lock.unlock();
        }
    }

    private void awaitFlow() throws InterruptedException {
        lock.lock();
        try {
            while (hanging) {
                flowing.await();
            }
        } finally {
            lock.unlock();
        }
    }

    private ServerSocketChannel listen() {
        try {
            ServerSocketChannel listening = ServerSocketChannel.open(StandardProtocolFamily.UNIX);
            listening.bind(UnixDomainSocketAddress.of(socket));
            start(() -> accept(listening));
            return listening;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void accept(ServerSocketChannel listening) throws IOException {
        while (true) {
            SocketChannel client = listening.accept();
            SocketChannel libvirt = SocketChannel.open(UnixDomainSocketAddress.of(libvirtSocket()));
            open.addAll(List.of(client, libvirt));
            start(() -> pump(client, libvirt));
            start(() -> pump(libvirt, client));
        }
    }

    private void pump(SocketChannel from, SocketChannel to) throws IOException, InterruptedException {
        ByteBuffer buffer = ByteBuffer.allocate(BUFFER);
        try (from;
                to) {
            while (from.read(buffer) >= 0) {
                awaitFlow();
                buffer.flip();
                while (buffer.hasRemaining()) {
                    to.write(buffer);
                }
                buffer.clear();
            }
        }
    }

    private interface Work {
        void run() throws IOException, InterruptedException;
    }

    private static void start(Work work) {
        Thread.ofPlatform().name("proxy").daemon().start(() -> {
            try {
                work.run();
            } catch (IOException closed) {
                // The end of a connection is what this class is for.
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        });
    }

    private static Path libvirtSocket() {
        return Stream.of("/run/libvirt/libvirt-sock", "/run/libvirt/virtqemud-sock")
                .map(Path::of)
                .filter(Files::exists)
                .findFirst()
                .orElseThrow(() -> new AssertionError("libvirt does not listen: run './limen test'"));
    }

    @Override
    public void close() {
        wake();
        die();
    }
}
