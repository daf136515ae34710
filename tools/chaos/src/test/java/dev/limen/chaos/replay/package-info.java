@NullMarked
package dev.limen.chaos.replay;

import org.jspecify.annotations.NullMarked;
