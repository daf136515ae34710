@NullMarked
package dev.limen.chaos.storm;

import org.jspecify.annotations.NullMarked;
