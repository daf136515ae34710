/** What libvirt tells of the host, and how guests run on it. */
@NullMarked
package dev.limen.adapters.libvirt.host;

import org.jspecify.annotations.NullMarked;
