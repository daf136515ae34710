package dev.limen.adapters.images.file;

import java.nio.ByteBuffer;
import java.util.HexFormat;
import java.util.Optional;
import java.util.stream.Stream;

/** Formats that the library does not take, and by what their files begin. */
enum OtherFormat {
    GZIP("1f8b", Kind.PACKED),
    XZ("fd377a585a00", Kind.PACKED),
    BZIP2("425a68", Kind.PACKED),
    ZSTANDARD("28b52ffd", Kind.PACKED),
    ZIP("504b0304", Kind.PACKED),
    SEVEN_ZIP("377abcaf271c", Kind.PACKED),
    VMDK("4b444d56", Kind.DISK),
    /** The descriptor of a VMDK, which names other files. */
    VMDK_DESCRIPTOR("23204469736b2044657363726970746f72", Kind.DISK),
    VHDX("7668647866696c65", Kind.DISK),
    VHD("636f6e6563746978", Kind.DISK),
    VDI("3c3c3c20", Kind.DISK),
    QED("51454400", Kind.DISK),
    LUKS("4c554b53babe", Kind.DISK),
    PARALLELS("576974686f7574467265655370616365", Kind.DISK),
    BOCHS("426f636873205669727475616c204844", Kind.DISK);

    private enum Kind {
        PACKED,
        DISK
    }

    private final String magic;
    private final Kind kind;

    OtherFormat(String hex, Kind kind) {
        this.magic = hex;
        this.kind = kind;
    }

    /** One sentence about a file that begins so, if it is of such a format. */
    static Optional<String> of(ByteBuffer head) {
        return Stream.of(values())
                .filter(format -> format.begins(head))
                .findFirst()
                .map(OtherFormat::sentence);
    }

    private boolean begins(ByteBuffer head) {
        byte[] begin = new byte[Math.min(magic.length() / 2, head.limit())];
        head.get(0, begin);
        return HexFormat.of().formatHex(begin).equals(magic);
    }

    private String sentence() {
        return switch (kind) {
            case PACKED -> "The content is packed (" + name() + "): unpack it first.";
            case DISK ->
                "The content is a disk in the format " + name()
                        + ": convert it first, as with 'qemu-img convert -O qcow2'.";
        };
    }
}
