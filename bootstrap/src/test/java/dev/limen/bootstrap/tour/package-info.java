/** Tests of the tour's own parts. */
@NullMarked
package dev.limen.bootstrap.tour;

import org.jspecify.annotations.NullMarked;
