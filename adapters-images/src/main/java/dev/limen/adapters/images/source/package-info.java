/** Where images are imported from. */
@NullMarked
package dev.limen.adapters.images.source;

import org.jspecify.annotations.NullMarked;
