/** What every adapter of the hypervisor port needs. */
@NullMarked
package dev.limen.application.hypervisor;

import org.jspecify.annotations.NullMarked;
