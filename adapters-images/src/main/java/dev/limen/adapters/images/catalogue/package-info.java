/** The catalogue of images as JSON. */
@NullMarked
package dev.limen.adapters.images.catalogue;

import org.jspecify.annotations.NullMarked;
