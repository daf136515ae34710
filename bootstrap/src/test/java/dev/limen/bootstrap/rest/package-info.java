/** LIMEN as a whole, as clients of its REST interface see it. */
@NullMarked
package dev.limen.bootstrap.rest;

import org.jspecify.annotations.NullMarked;
