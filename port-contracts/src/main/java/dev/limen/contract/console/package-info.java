/** The contract of tickets for consoles, and its fake. */
@NullMarked
package dev.limen.contract.console;

import org.jspecify.annotations.NullMarked;
