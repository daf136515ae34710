/** A hypervisor that only pretends, for machines without a real one and for failures that cannot be had from one. */
@NullMarked
package dev.limen.adapters.simulator;

import org.jspecify.annotations.NullMarked;
