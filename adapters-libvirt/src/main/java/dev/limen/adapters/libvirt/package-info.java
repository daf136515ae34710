/** The hypervisor port on libvirt, through libvirt-java and a few native calls that it lacks. */
@NullMarked
package dev.limen.adapters.libvirt;

import org.jspecify.annotations.NullMarked;
