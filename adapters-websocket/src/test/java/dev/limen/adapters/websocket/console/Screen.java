package dev.limen.adapters.websocket.console;

import static dev.limen.contract.vm.Eventually.eventually;

import dev.limen.adapters.websocket.TestApplication;
import dev.limen.contract.vm.VmBuilder;
import dev.limen.domain.hypervisor.GuestSpec;
import dev.limen.domain.hypervisor.GuestState;
import dev.limen.domain.user.UserId;
import dev.limen.domain.vm.VmStatus;
import dev.limen.domain.vm.VmView;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;

/** A VM that is on, and the guest's side of its screen. */
final class Screen {

    static final String VERSION = "RFB 003.008\n";

    private final TestApplication app;
    final VmView vm;

    Screen(TestApplication app, UserId owner) {
        this.app = app;
        vm = VmBuilder.vmOf(owner).in(VmStatus.RUNNING).addTo(app.storage);
        app.hypervisor.define(GuestSpec.of(vm));
        app.hypervisor.put(vm.uuid(), GuestState.RUNNING);
    }

    /** The guest goes off. */
    void switchOff() {
        app.hypervisor.put(vm.uuid(), GuestState.OFF);
    }

    /** The latest connection, from the guest's side. */
    SocketChannel connected() {
        return app.hypervisor.screens().of(vm.uuid()).getLast();
    }

    /** What the viewer has sent, so many bytes. */
    byte[] read(int length) {
        ByteBuffer bytes = ByteBuffer.allocate(length);
        try {
            while (bytes.hasRemaining()) {
                if (connected().read(bytes) < 0) {
                    throw new AssertionError("ended after " + bytes.position());
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.array();
    }

    void write(byte[] bytes) {
        ByteBuffer left = ByteBuffer.wrap(bytes);
        try {
            while (left.hasRemaining()) {
                connected().write(left);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The viewer's side has been closed. */
    void awaitEnd() {
        SocketChannel screen = connected();
        ByteBuffer any = ByteBuffer.allocate(4096);
        eventually("the screen has ended", () -> {
            try {
                any.clear();
                return screen.read(any) < 0;
            } catch (IOException closed) {
                return true;
            }
        });
    }
}
