/** The screens of domains. */
@NullMarked
package dev.limen.adapters.libvirt.screen;

import org.jspecify.annotations.NullMarked;
