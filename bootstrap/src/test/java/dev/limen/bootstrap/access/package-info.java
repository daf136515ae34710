/** Who gets what answer from LIMEN as a whole, for every kind of caller and everything that can be called. */
@NullMarked
package dev.limen.bootstrap.access;

import org.jspecify.annotations.NullMarked;
