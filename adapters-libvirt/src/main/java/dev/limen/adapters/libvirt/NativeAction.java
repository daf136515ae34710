package dev.limen.adapters.libvirt;

import org.libvirt.LibvirtException;

/** A {@link NativeCall} without an answer. */
@FunctionalInterface
interface NativeAction<S> {

    void on(S subject) throws LibvirtException;

    default NativeCall<S, Boolean> asCall() {
        return subject -> {
            on(subject);
            return true;
        };
    }
}
