/** Both ends of screens, for tests. */
@NullMarked
package dev.limen.contract.hypervisor.screen;

import org.jspecify.annotations.NullMarked;
