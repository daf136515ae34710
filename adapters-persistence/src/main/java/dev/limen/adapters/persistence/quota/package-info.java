/** Quotas in PostgreSQL, and the sums over what is held. */
@NullMarked
package dev.limen.adapters.persistence.quota;

import org.jspecify.annotations.NullMarked;
