/** The screens of simulated guests. */
@NullMarked
package dev.limen.adapters.simulator.screen;

import org.jspecify.annotations.NullMarked;
