@NullMarked
package dev.limen.contract.reconciliation;

import org.jspecify.annotations.NullMarked;
