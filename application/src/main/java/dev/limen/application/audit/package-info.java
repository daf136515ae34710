/** Use cases about the audit trail. */
@NullMarked
package dev.limen.application.audit;

import org.jspecify.annotations.NullMarked;
