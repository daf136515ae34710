package dev.limen.domain.network;

import java.util.HexFormat;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import java.util.regex.Pattern;

/** The MAC address of a guest's network interface, in lower case with colons. */
public record MacAddress(String value) {

    private static final Pattern FORM = Pattern.compile("([0-9a-f]{2}:){5}[0-9a-f]{2}");

    /** Locally administered, and by custom QEMU's. */
    private static final String PREFIX = "52:54:00:";

    public MacAddress {
        if (!FORM.matcher(value).matches()) {
            throw new IllegalArgumentException("not a MAC address: " + value);
        }
    }

    /** One of 16 million, so that whoever keeps it has to find out whether another guest has it. */
    public static MacAddress random() {
        return of(ThreadLocalRandom.current().nextInt());
    }

    /** What guests got before addresses were allocated: the last three bytes of their UUID, which two may share. */
    public static MacAddress derivedFrom(UUID uuid) {
        return of((int) uuid.getLeastSignificantBits());
    }

    private static MacAddress of(int bits) {
        byte[] last = {(byte) (bits >> 16), (byte) (bits >> 8), (byte) bits};
        return new MacAddress(PREFIX + HexFormat.ofDelimiter(":").formatHex(last));
    }
}
