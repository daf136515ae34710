/** A user's journey through a running LIMEN, from registration to the last trace of a deleted VM. */
@NullMarked
package dev.limen.bootstrap.tour;

import org.jspecify.annotations.NullMarked;
