/** The contracts of tickets for consoles and of their viewers, and their fakes. */
@NullMarked
package dev.limen.contract.console;

import org.jspecify.annotations.NullMarked;
