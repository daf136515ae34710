/** What the adapter is told of libvirt. */
@NullMarked
package dev.limen.adapters.libvirt.settings;

import org.jspecify.annotations.NullMarked;
