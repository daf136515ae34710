/** Makes, finds and verifies tokens, and tells whose session they stand for. */
@NullMarked
package dev.limen.adapters.rest.token;

import org.jspecify.annotations.NullMarked;
