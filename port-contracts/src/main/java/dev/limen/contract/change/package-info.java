/** What every adapter of the change log's ports must hold, and a log in memory. */
@NullMarked
package dev.limen.contract.change;

import org.jspecify.annotations.NullMarked;
