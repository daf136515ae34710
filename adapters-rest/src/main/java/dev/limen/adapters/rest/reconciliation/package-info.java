/** Drift between database and hypervisor over HTTP. */
@NullMarked
package dev.limen.adapters.rest.reconciliation;

import org.jspecify.annotations.NullMarked;
