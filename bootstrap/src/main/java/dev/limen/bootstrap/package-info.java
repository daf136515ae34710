@NullMarked
package dev.limen.bootstrap;

import org.jspecify.annotations.NullMarked;
