/** Health checks of what LIMEN stands on. */
@NullMarked
package dev.limen.bootstrap.health;

import org.jspecify.annotations.NullMarked;
