/** The simulator held to the contract, and its delays, failures and files. */
@NullMarked
package dev.limen.adapters.simulator;

import org.jspecify.annotations.NullMarked;
