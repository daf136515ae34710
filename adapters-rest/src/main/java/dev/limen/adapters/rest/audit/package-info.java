/** The audit trail: recording who did what and who was refused, and showing it. */
@NullMarked
package dev.limen.adapters.rest.audit;

import org.jspecify.annotations.NullMarked;
