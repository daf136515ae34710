/** The hosts that carry the guests, and how full they may get. */
@NullMarked
package dev.limen.domain.host;

import org.jspecify.annotations.NullMarked;
