/** What resources know of the current request: caller, client, page, limits. */
@NullMarked
package dev.limen.adapters.rest.request;

import org.jspecify.annotations.NullMarked;
