/** How much each user may hold, and how much is held. */
@NullMarked
package dev.limen.domain.quota;

import org.jspecify.annotations.NullMarked;
