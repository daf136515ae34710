@NullMarked
package dev.limen.bootstrap.recovery;

import org.jspecify.annotations.NullMarked;
