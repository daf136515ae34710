/** Accounts over HTTP: registering, and what administrators do with them. */
@NullMarked
package dev.limen.adapters.rest.user;

import org.jspecify.annotations.NullMarked;
