/** Signing in and out over HTTP. */
@NullMarked
package dev.limen.adapters.rest.session;

import org.jspecify.annotations.NullMarked;
