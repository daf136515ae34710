/** Users in PostgreSQL, and the hashing of their passwords. */
@NullMarked
package dev.limen.adapters.persistence.user;

import org.jspecify.annotations.NullMarked;
