/** Whether everything that LIMEN stands on is there. */
@NullMarked
package dev.limen.application.health;

import org.jspecify.annotations.NullMarked;
