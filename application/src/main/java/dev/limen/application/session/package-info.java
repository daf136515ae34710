/** Signing in, and recognising who is. */
@NullMarked
package dev.limen.application.session;

import org.jspecify.annotations.NullMarked;
