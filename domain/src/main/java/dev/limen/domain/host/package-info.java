/** The machine that carries the guests, and how full it may get. */
@NullMarked
package dev.limen.domain.host;

import org.jspecify.annotations.NullMarked;
