/** The audit trail in the database. */
@NullMarked
package dev.limen.adapters.persistence.audit;

import org.jspecify.annotations.NullMarked;
