@NullMarked
package dev.limen.chaos.world;

import org.jspecify.annotations.NullMarked;
