/** Certificate and key: checked at the start, and reloaded when their files change. */
@NullMarked
package dev.limen.bootstrap.tls;

import org.jspecify.annotations.NullMarked;
