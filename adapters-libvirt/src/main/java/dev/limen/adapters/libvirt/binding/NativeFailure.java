package dev.limen.adapters.libvirt.binding;

/** A failure of a call that went past libvirt-java, as libvirt tells it to the thread that made the call. */
public final class NativeFailure extends RuntimeException {

    private static final int NO_SUPPORT = 3;
    private static final int NO_DOMAIN = 42;
    private static final int NO_NETWORK = 43;
    private static final int OPERATION_INVALID = 55;

    private final int code;

    private NativeFailure(int code, String message) {
        super(message);
        this.code = code;
    }

    /** To be called on the thread of the failed call, before any other call. */
    public static NativeFailure last() {
        NativeLibvirt libvirt = NativeLibvirt.get();
        String message = libvirt.virGetLastErrorMessage();
        return new NativeFailure(libvirt.virGetLastErrorCode(), message == null ? "no message" : message);
    }

    public boolean isNoNetwork() {
        return code == NO_NETWORK;
    }

    /** Whether the driver cannot do what was asked, or what it was asked of cannot. */
    public boolean isNotPossible() {
        return code == NO_SUPPORT || code == OPERATION_INVALID;
    }

    boolean isNoDomain() {
        return code == NO_DOMAIN;
    }
}
