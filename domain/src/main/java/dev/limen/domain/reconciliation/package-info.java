@NullMarked
package dev.limen.domain.reconciliation;

import org.jspecify.annotations.NullMarked;
