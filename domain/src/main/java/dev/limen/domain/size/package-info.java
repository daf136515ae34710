@NullMarked
package dev.limen.domain.size;

import org.jspecify.annotations.NullMarked;
