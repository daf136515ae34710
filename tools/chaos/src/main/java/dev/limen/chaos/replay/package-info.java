/** The trial of the resumable stream: whether clients that come back get all that they missed, and nothing else. */
@NullMarked
package dev.limen.chaos.replay;

import org.jspecify.annotations.NullMarked;
