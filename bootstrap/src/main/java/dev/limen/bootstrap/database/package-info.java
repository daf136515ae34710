/** The database that LIMEN works on: the check of the operator's, and the embedded one where none is configured. */
@NullMarked
package dev.limen.bootstrap.database;

import org.jspecify.annotations.NullMarked;
