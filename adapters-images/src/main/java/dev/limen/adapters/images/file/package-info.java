/** The files of the image library, and what is in them. */
@NullMarked
package dev.limen.adapters.images.file;

import org.jspecify.annotations.NullMarked;
