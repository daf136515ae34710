@NullMarked
package dev.limen.application.reconciliation;

import org.jspecify.annotations.NullMarked;
