/** What uploads and imports survive, and what the image library refuses. */
@NullMarked
package dev.limen.chaos.image;

import org.jspecify.annotations.NullMarked;
