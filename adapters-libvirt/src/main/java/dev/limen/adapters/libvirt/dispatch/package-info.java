/** Who carries a call to libvirt out, and when: bulkheads and the locks of guests. */
@NullMarked
package dev.limen.adapters.libvirt.dispatch;

import org.jspecify.annotations.NullMarked;
