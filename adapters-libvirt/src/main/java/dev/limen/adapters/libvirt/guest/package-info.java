/** Guests as libvirt's domains: described, changed, switched, and listened to. */
@NullMarked
package dev.limen.adapters.libvirt.guest;

import org.jspecify.annotations.NullMarked;
