/** What happens to log lines before they are written. */
@NullMarked
package dev.limen.bootstrap.logging;

import org.jspecify.annotations.NullMarked;
