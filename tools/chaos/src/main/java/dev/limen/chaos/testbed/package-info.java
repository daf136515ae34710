@NullMarked
package dev.limen.chaos.testbed;

import org.jspecify.annotations.NullMarked;
