/** Who is on the host's network. */
@NullMarked
package dev.limen.adapters.libvirt.network;

import org.jspecify.annotations.NullMarked;
