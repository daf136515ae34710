/** The host on which LIMEN and its guests run, seen past LIMEN through the host's own tools. */
@NullMarked
package dev.limen.client.host;

import org.jspecify.annotations.NullMarked;
