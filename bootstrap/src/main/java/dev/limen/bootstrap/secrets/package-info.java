/** Secrets: read from files, kept in files, made, and judged. */
@NullMarked
package dev.limen.bootstrap.secrets;

import org.jspecify.annotations.NullMarked;
