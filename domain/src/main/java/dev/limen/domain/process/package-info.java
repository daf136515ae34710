/** The LIMEN processes that work together on one storage. */
@NullMarked
package dev.limen.domain.process;

import org.jspecify.annotations.NullMarked;
