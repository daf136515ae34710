/** HTTP filters in front of everything: order, ids, headers, limits, timeouts, shutdown. */
@NullMarked
package dev.limen.adapters.rest.transport;

import org.jspecify.annotations.NullMarked;
