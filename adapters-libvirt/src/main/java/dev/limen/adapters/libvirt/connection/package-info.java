/** The connections to libvirt: opened, watched and replaced. */
@NullMarked
package dev.limen.adapters.libvirt.connection;

import org.jspecify.annotations.NullMarked;
