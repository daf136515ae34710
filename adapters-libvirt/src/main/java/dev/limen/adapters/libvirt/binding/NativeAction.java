package dev.limen.adapters.libvirt.binding;

import org.libvirt.LibvirtException;

/** A {@link NativeCall} without an answer. */
@FunctionalInterface
public interface NativeAction<S> {

    void on(S subject) throws LibvirtException;

    default NativeCall<S, Boolean> asCall() {
        return subject -> {
            on(subject);
            return true;
        };
    }
}
