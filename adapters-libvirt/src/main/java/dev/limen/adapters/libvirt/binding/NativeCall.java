package dev.limen.adapters.libvirt.binding;

import org.libvirt.LibvirtException;

/** One or more calls to libvirt. What it is handed is good only while it runs. */
@FunctionalInterface
public interface NativeCall<S, T> {

    T on(S subject) throws LibvirtException;
}
