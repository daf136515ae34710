/** The application: puts the modules together and starts them. */
@NullMarked
package dev.limen.bootstrap;

import org.jspecify.annotations.NullMarked;
