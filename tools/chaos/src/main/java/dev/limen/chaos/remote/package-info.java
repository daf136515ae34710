/** The simulated hypervisor as a server of its own, which several LIMENs share and which can be killed. */
@NullMarked
package dev.limen.chaos.remote;

import org.jspecify.annotations.NullMarked;
