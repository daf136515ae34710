@NullMarked
package dev.limen.bootstrap.image;

import org.jspecify.annotations.NullMarked;
