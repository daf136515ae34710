package dev.limen.adapters.simulator.screen;

import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.channels.Channels;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;

/** One client of the smallest RFB server that is one: no security, raw pixels, versions 3.3 to 3.8. */
final class RfbConnection {

    private static final String VERSION = "RFB 003.008\n";
    private static final String NAME = "simulated";
    private static final int NO_SECURITY = 1;
    private static final int MAX_SKIPPED = 1 << 20;

    private final SimulatedScreen screen;
    private final DataInputStream in;
    private final DataOutputStream out;
    private final Runnable watcher = this::changed;

    private PixelFormat format = PixelFormat.USUAL;
    private boolean asking;
    private int shown = -1;

    RfbConnection(SimulatedScreen screen, SocketChannel channel) {
        this.screen = screen;
        in = new DataInputStream(Channels.newInputStream(channel));
        out = new DataOutputStream(new BufferedOutputStream(Channels.newOutputStream(channel)));
    }

    /** Returns when the connection has ended. */
    void serve() throws IOException {
        shakeHands();
        screen.watch(watcher);
        try {
            while (true) {
                message(in.readUnsignedByte());
            }
        } finally {
            screen.unwatch(watcher);
        }
    }

    private void shakeHands() throws IOException {
        send(VERSION.getBytes(StandardCharsets.US_ASCII));
        String theirs = new String(in.readNBytes(VERSION.length()), StandardCharsets.US_ASCII);
        if (theirs.equals("RFB 003.003\n")) {
            send(new byte[] {0, 0, 0, NO_SECURITY});
        } else {
            send(new byte[] {1, NO_SECURITY});
            if (in.readUnsignedByte() != NO_SECURITY) {
                throw new IOException("no such security");
            }
            if (theirs.equals(VERSION)) {
                send(new byte[] {0, 0, 0, 0});
            }
        }
        in.readByte();
        out.writeShort(SimulatedScreen.WIDTH);
        out.writeShort(SimulatedScreen.HEIGHT);
        format.write(out);
        out.writeInt(NAME.length());
        send(NAME.getBytes(StandardCharsets.US_ASCII));
    }

    private void message(int type) throws IOException {
        switch (type) {
            case 0 -> {
                skip(3);
                setFormat(PixelFormat.read(in));
            }
            case 2 -> {
                skip(1);
                skip(in.readUnsignedShort() * 4);
            }
            case 3 -> {
                boolean incremental = in.readByte() != 0;
                skip(8);
                ask(incremental);
            }
            case 4 -> key();
            case 5 -> skip(5);
            case 6 -> {
                skip(3);
                skip(in.readInt());
            }
            default -> throw new IOException("no such message");
        }
    }

    private void key() throws IOException {
        boolean down = in.readByte() != 0;
        skip(6);
        if (down) {
            screen.press();
        }
    }

    private synchronized void setFormat(PixelFormat theirs) {
        format = theirs;
    }

    private synchronized void ask(boolean incremental) throws IOException {
        asking = true;
        if (!incremental) {
            shown = -1;
        }
        update();
    }

    private synchronized void changed() {
        try {
            update();
        } catch (IOException ended) {
            // Whoever reads from it finds out.
        }
    }

    /** The whole screen, whatever part of it was asked for, when it looks otherwise than it did. */
    private void update() throws IOException {
        int version = screen.version();
        if (!asking || version == shown) {
            return;
        }
        asking = false;
        shown = version;
        out.write(new byte[] {0, 0, 0, 1, 0, 0, 0, 0});
        out.writeShort(SimulatedScreen.WIDTH);
        out.writeShort(SimulatedScreen.HEIGHT);
        out.writeInt(0);
        byte[] pixel = format.pixel(SimulatedScreen.colour(version));
        for (int i = 0; i < SimulatedScreen.WIDTH * SimulatedScreen.HEIGHT; i++) {
            out.write(pixel);
        }
        out.flush();
    }

    private void send(byte[] bytes) throws IOException {
        out.write(bytes);
        out.flush();
    }

    private void skip(int bytes) throws IOException {
        if (bytes < 0 || bytes > MAX_SKIPPED) {
            throw new IOException("too long");
        }
        in.skipNBytes(bytes);
    }
}
