/** What of the trials is run with every test. */
@NullMarked
package dev.limen.chaos;

import org.jspecify.annotations.NullMarked;
