/** What is remembered of who did what, and of who was refused. */
@NullMarked
package dev.limen.domain.audit;

import org.jspecify.annotations.NullMarked;
