/** From the command line to a LIMEN that serves: checks, first administrator, banner. */
@NullMarked
package dev.limen.bootstrap.startup;

import org.jspecify.annotations.NullMarked;
