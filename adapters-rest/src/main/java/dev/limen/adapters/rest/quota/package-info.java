/** Quotas over HTTP. */
@NullMarked
package dev.limen.adapters.rest.quota;

import org.jspecify.annotations.NullMarked;
