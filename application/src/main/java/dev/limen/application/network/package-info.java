/** Guests on the network. */
@NullMarked
package dev.limen.application.network;

import org.jspecify.annotations.NullMarked;
