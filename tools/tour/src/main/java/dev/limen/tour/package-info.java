@NullMarked
package dev.limen.tour;

import org.jspecify.annotations.NullMarked;
