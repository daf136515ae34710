/** Reading request bodies. */
@NullMarked
package dev.limen.adapters.rest.body;

import org.jspecify.annotations.NullMarked;
