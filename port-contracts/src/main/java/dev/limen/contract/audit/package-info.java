/** What holds for every audit trail, and one in memory. */
@NullMarked
package dev.limen.contract.audit;

import org.jspecify.annotations.NullMarked;
