/** How much of the hosts is in use. */
@NullMarked
package dev.limen.application.host;

import org.jspecify.annotations.NullMarked;
