/** Clients behind a network that loses packets, and then is cut. */
@NullMarked
package dev.limen.chaos.network;

import org.jspecify.annotations.NullMarked;
