/** Well-known images that can be imported by name. */
@NullMarked
package dev.limen.domain.image.catalogue;

import org.jspecify.annotations.NullMarked;
