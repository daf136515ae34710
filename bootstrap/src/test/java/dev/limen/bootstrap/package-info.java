/** The whole application, tested from outside. */
@NullMarked
package dev.limen.bootstrap;

import org.jspecify.annotations.NullMarked;
