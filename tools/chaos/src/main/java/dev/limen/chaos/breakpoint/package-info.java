@NullMarked
package dev.limen.chaos.breakpoint;

import org.jspecify.annotations.NullMarked;
