/** The image library over HTTP. */
@NullMarked
package dev.limen.adapters.rest.image;

import org.jspecify.annotations.NullMarked;
