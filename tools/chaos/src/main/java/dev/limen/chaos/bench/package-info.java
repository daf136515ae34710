/** How fast a LIMEN is, beside other builds of it. */
@NullMarked
package dev.limen.chaos.bench;

import org.jspecify.annotations.NullMarked;
