/** Running operations on VMs: decided, carried out, and recorded. */
@NullMarked
package dev.limen.application.operation;

import org.jspecify.annotations.NullMarked;
