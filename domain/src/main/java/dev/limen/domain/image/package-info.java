/** The library of images that virtual machines are made from. */
@NullMarked
package dev.limen.domain.image;

import org.jspecify.annotations.NullMarked;
