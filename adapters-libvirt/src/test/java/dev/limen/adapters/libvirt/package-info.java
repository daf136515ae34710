/** Tests of the libvirt adapter, on libvirt's test driver and on QEMU. */
@NullMarked
package dev.limen.adapters.libvirt;

import org.jspecify.annotations.NullMarked;
