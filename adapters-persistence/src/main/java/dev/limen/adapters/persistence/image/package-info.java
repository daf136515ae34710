/** The image library in PostgreSQL. */
@NullMarked
package dev.limen.adapters.persistence.image;

import org.jspecify.annotations.NullMarked;
