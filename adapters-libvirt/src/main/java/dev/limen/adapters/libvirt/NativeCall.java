package dev.limen.adapters.libvirt;

import org.libvirt.LibvirtException;

/** One or more calls to libvirt. What it is handed is good only while it runs. */
@FunctionalInterface
interface NativeCall<S, T> {

    T on(S subject) throws LibvirtException;
}
