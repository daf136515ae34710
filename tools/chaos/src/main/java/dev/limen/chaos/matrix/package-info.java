@NullMarked
package dev.limen.chaos.matrix;

import org.jspecify.annotations.NullMarked;
