/** What libvirt-java lacks, and what it takes to call libvirt safely; how LIMEN's objects are named there. */
@NullMarked
package dev.limen.adapters.libvirt.binding;

import org.jspecify.annotations.NullMarked;
