/** Guests on the network. */
@NullMarked
package dev.limen.domain.network;

import org.jspecify.annotations.NullMarked;
