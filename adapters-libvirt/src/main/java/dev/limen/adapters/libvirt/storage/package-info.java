/** The disks of guests, as volumes of libvirt's. */
@NullMarked
package dev.limen.adapters.libvirt.storage;

import org.jspecify.annotations.NullMarked;
