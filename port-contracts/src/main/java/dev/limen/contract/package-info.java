/** What every adapter of a port must hold, and a storage in memory that holds it. */
@NullMarked
package dev.limen.contract;

import org.jspecify.annotations.NullMarked;
