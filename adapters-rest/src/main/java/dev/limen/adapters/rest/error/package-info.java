/** How every failure reads over HTTP. */
@NullMarked
package dev.limen.adapters.rest.error;

import org.jspecify.annotations.NullMarked;
