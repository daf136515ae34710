package dev.limen.adapters.simulator.screen;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;

/** How a colour is written in RFB; true colour only. */
record PixelFormat(
        int bits,
        boolean bigEndian,
        int redMax,
        int greenMax,
        int blueMax,
        int redShift,
        int greenShift,
        int blueShift) {

    static final PixelFormat USUAL = new PixelFormat(32, false, 255, 255, 255, 16, 8, 0);

    private static final int DEPTH = 24;

    static PixelFormat read(DataInput in) throws IOException {
        int bits = in.readUnsignedByte();
        in.skipBytes(1);
        boolean bigEndian = in.readByte() != 0;
        boolean trueColour = in.readByte() != 0;
        PixelFormat format = new PixelFormat(
                bits,
                bigEndian,
                in.readUnsignedShort(),
                in.readUnsignedShort(),
                in.readUnsignedShort(),
                in.readUnsignedByte(),
                in.readUnsignedByte(),
                in.readUnsignedByte());
        in.skipBytes(3);
        if (!trueColour || (bits != 8 && bits != 16 && bits != 32)) {
            throw new IOException("no such pixels");
        }
        return format;
    }

    void write(DataOutput out) throws IOException {
        out.write(new byte[] {(byte) bits, DEPTH, (byte) (bigEndian ? 1 : 0), 1});
        out.writeShort(redMax);
        out.writeShort(greenMax);
        out.writeShort(blueMax);
        out.write(new byte[] {(byte) redShift, (byte) greenShift, (byte) blueShift, 0, 0, 0});
    }

    /** One pixel. */
    byte[] pixel(int colour) {
        int value = scaled(colour >> 16, redMax) << redShift
                | scaled(colour >> 8, greenMax) << greenShift
                | scaled(colour, blueMax) << blueShift;
        byte[] pixel = new byte[bits / Byte.SIZE];
        for (int i = 0; i < pixel.length; i++) {
            pixel[bigEndian ? pixel.length - 1 - i : i] = (byte) (value >> (i * Byte.SIZE));
        }
        return pixel;
    }

    private static int scaled(int colour, int max) {
        return (colour & 0xff) * max / 255;
    }
}
