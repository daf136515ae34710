package dev.limen.adapters.libvirt.binding;

/** A failure of a call that went past libvirt-java, as libvirt tells it to the thread that made the call. */
public final class NativeFailure extends RuntimeException {

    private static final int NO_DOMAIN = 42;

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

    boolean isNoDomain() {
        return code == NO_DOMAIN;
    }
}
