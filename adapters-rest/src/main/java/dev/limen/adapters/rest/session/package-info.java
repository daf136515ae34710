/** Signing in over HTTP, and recognising who has. */
@NullMarked
package dev.limen.adapters.rest.session;

import org.jspecify.annotations.NullMarked;
