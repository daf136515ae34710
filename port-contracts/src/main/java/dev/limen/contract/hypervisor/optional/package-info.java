/** Contracts of what not every hypervisor, or not every test bed, can do. */
@NullMarked
package dev.limen.contract.hypervisor.optional;

import org.jspecify.annotations.NullMarked;
