/** Health over HTTP. */
@NullMarked
package dev.limen.adapters.rest.health;

import org.jspecify.annotations.NullMarked;
