/** Use cases about the library of images. */
@NullMarked
package dev.limen.application.image;

import org.jspecify.annotations.NullMarked;
