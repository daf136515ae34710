/** Screens of virtual machines over HTTP. */
@NullMarked
package dev.limen.adapters.rest.console;

import org.jspecify.annotations.NullMarked;
