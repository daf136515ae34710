/** What the host is doing, over HTTP. */
@NullMarked
package dev.limen.adapters.rest.host;

import org.jspecify.annotations.NullMarked;
