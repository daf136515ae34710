/** A LIMEN whose ports are wrapped, so that the outside can halt it before and after each call. */
@NullMarked
package dev.limen.chaos.limen;

import org.jspecify.annotations.NullMarked;
