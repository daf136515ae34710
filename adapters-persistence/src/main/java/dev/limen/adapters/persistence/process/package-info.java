/** Which LIMEN processes there are, in PostgreSQL. */
@NullMarked
package dev.limen.adapters.persistence.process;

import org.jspecify.annotations.NullMarked;
