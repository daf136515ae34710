/** What is done with the change log. */
@NullMarked
package dev.limen.application.change;

import org.jspecify.annotations.NullMarked;
